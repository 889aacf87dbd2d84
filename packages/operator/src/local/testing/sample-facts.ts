import type { Fact } from "@streambridge/local-cloud";
import type { Effect } from "@streambridge/stand-ins";
import type { Places } from "../places.ts";
import type { Subscription } from "../subscriptions.ts";

/** Two consumers, as a small stack would have them. */
export const subscriptions: readonly Subscription[] = [
  { name: "crm-sync", events: ["UserRegistered.v2", "UserDeleted.v1"], secrets: { HubspotToken: "" } },
  { name: "signup-notice", events: ["UserRegistered.v2"], reasons: ["write"], secrets: { SlackWebhookUrl: "" } },
];

export const places: Places = {
  consumerOfRule: new Map([
    ["crm-rule", "crm-sync"],
    ["notice-rule", "signup-notice"],
  ]),
  consumerOfQueue: new Map([
    ["crm-queue", "crm-sync"],
    ["notice-queue", "signup-notice"],
  ]),
  consumerOfFunction: new Map([
    ["crm-function", "crm-sync"],
    ["notice-function", "signup-notice"],
  ]),
  bridge: "bridge-function",
  parkQueue: "parked",
  table: "entities",
  keyNames: ["pk", "sk"],
};

const BASE = { at: 1000 };

export const SEQUENCE = "111";

/** A change of the user `u1`. */
export function rowChanged(more: Partial<Fact & { kind: "row-changed" }> = {}): Fact {
  const dynamodb = { SequenceNumber: SEQUENCE, Keys: { sk: { S: "PROFILE" }, pk: { S: "USER#u1" } } };
  return {
    ...BASE,
    kind: "row-changed",
    table: "entities",
    eventName: "INSERT",
    eventID: "e1",
    record: { dynamodb },
    ...more,
  };
}

/** The bridge's run, from its start to its end. */
export function bridgeRun(more: Partial<Fact & { kind: "function-ended" }> = {}): readonly Fact[] {
  const run = { ...BASE, functionName: "bridge-function", requestId: "r1" };
  return [
    { ...run, kind: "function-started" },
    { ...run, kind: "function-ended", milliseconds: 5, result: { batchItemFailures: [] }, ...more },
  ];
}

/** What an event carries. */
export interface EventParts {
  readonly id?: string;
  readonly type?: string;
  readonly reason?: string;
  readonly entityId?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

function detailOf({ id = "event-1", reason = "write", entityId = "u1", data = {} }: EventParts) {
  const sequence = `2026-01-01T00:00:00.000/${SEQUENCE.padStart(40, "0")}`;
  return { metadata: { id, reason, sequence, entity: { type: "user", id: entityId } }, data };
}

/** The bus takes an event, and both rules match it. */
export function accepted(parts: EventParts = {}, rules: readonly string[] = ["crm-rule", "notice-rule"]): Fact {
  return {
    ...BASE,
    kind: "event-accepted",
    bus: "events",
    rules,
    event: {
      version: "0",
      id: `bus-${parts.id ?? "event-1"}`,
      "detail-type": parts.type ?? "UserRegistered.v2",
      source: "com.example.users",
      account: "000000000000",
      time: "2026-01-01T00:00:00Z",
      region: "us-east-1",
      resources: [],
      detail: detailOf(parts),
    },
  };
}

/** A consumer takes the event from its queue. */
export function received(queue: string, parts: EventParts = {}, receiveCount = 1): Fact {
  const body = JSON.stringify({ detail: detailOf(parts) });
  return { ...BASE, kind: "message-received", queue, messageId: `${queue}-1`, body, receiveCount };
}

/** The kit's line about a message. */
export function logged(functionName: string, queue: string, message: string, more: object = {}): Fact {
  const line = JSON.stringify({ level: "INFO", message, messageId: `${queue}-1`, ...more });
  return { ...BASE, kind: "function-log", functionName, line };
}

export function deleted(queue: string, at = 1040): Fact {
  return { at, kind: "message-deleted", queue, messageId: `${queue}-1`, body: "" };
}

export function effect(more: Partial<Effect> = {}): Effect {
  return {
    at: 1020,
    vendor: "hubspot",
    action: "save",
    subject: "u1",
    summary: "contacts: save u1",
    body: {},
    ...more,
  };
}
