import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PASSED_OVER_AFTER_MS } from "../../limits.ts";
import type { Hop } from "../hop.ts";
import { accepted, bridgeRun, deleted, effect, logged, places, received, rowChanged } from "../testing/sample-facts.ts";
import { follow, type Follower } from "./follow.ts";

const vendors = new Map([
  ["hubspot", "crm-sync"],
  ["slack", "signup-notice"],
]);
let hops: Hop[];
let follower: Follower;

beforeEach(() => {
  vi.useFakeTimers();
  hops = [];
  follower = follow(places, vendors, (hop) => hops.push(hop));
});
afterEach(() => void vi.useRealTimers());

const kinds = () => hops.map(({ kind }) => kind);
const last = () => hops.at(-1);

test("a row is followed to its event, to a consumer and to what the vendor did", () => {
  follower.fact(rowChanged());
  follower.fact(accepted());
  follower.fact({ at: 1, kind: "target-delivered", rule: "crm-rule", target: "t", eventId: "bus-event-1" });
  follower.fact(received("crm-queue"));
  follower.effect(effect());
  follower.fact(logged("crm-function", "crm-queue", "handled"));
  follower.fact(deleted("crm-queue"));

  expect(kinds()).toEqual(["row", "published", "queued", "taken", "handled"]);
  expect(hops[0]).toMatchObject({ change: { row: "USER#u1 PROFILE", operation: "INSERT", expired: false } });
  expect(hops[1]).toMatchObject({
    event: { type: "UserRegistered.v2", consumers: ["crm-sync", "signup-notice"], change: { eventID: "e1" } },
  });
  expect(last()).toMatchObject({
    milliseconds: 40,
    delivery: { consumer: "crm-sync", attempt: 1, effects: [{ summary: "contacts: save u1" }] },
  });
});

test("a row of another table is none of ours, and one that is told twice is one", () => {
  follower.fact(rowChanged({ table: "guards" }));
  follower.fact(rowChanged());
  follower.fact(rowChanged());
  expect(kinds()).toEqual(["row"]);
});

test("a row that TTL removed is known by who removed it", () => {
  const dynamodb = { SequenceNumber: "5", Keys: { pk: { S: "USER#u1" }, sk: { S: "PROFILE" } } };
  const userIdentity = { type: "Service", principalId: "dynamodb.amazonaws.com" };
  follower.fact(rowChanged({ eventName: "REMOVE", record: { dynamodb, userIdentity } }));
  expect(last()).toMatchObject({ change: { operation: "REMOVE", expired: true } });
});

test("a row of which nothing comes is ignored, a moment after the bridge had it", () => {
  follower.fact(rowChanged());
  bridgeRun().forEach(follower.fact);
  expect(kinds()).toEqual(["row"]);
  vi.advanceTimersByTime(PASSED_OVER_AFTER_MS);
  expect(kinds()).toEqual(["row", "ignored"]);
});

test("a row that came while the bridge was at work is not in that run", () => {
  const [started, ended] = bridgeRun();
  follower.fact(started!);
  follower.fact(rowChanged());
  follower.fact(ended!);
  vi.advanceTimersByTime(PASSED_OVER_AFTER_MS);
  expect(kinds()).toEqual(["row"]);
});

test.each([
  ["failed", { error: "out of memory" }],
  ["asked for the rows again", { result: { batchItemFailures: [{ itemIdentifier: "111" }] } }],
])("a row is not ignored when the bridge's run %s", (_, ending) => {
  follower.fact(rowChanged());
  bridgeRun(ending).forEach(follower.fact);
  vi.advanceTimersByTime(PASSED_OVER_AFTER_MS);
  expect(kinds()).not.toContain("ignored");
});

test("a row with an event is not ignored", () => {
  follower.fact(rowChanged());
  follower.fact(accepted());
  bridgeRun().forEach(follower.fact);
  vi.advanceTimersByTime(PASSED_OVER_AFTER_MS);
  expect(kinds()).toEqual(["row", "published"]);
});

test("a parked row is told with the bridge's reason", () => {
  follower.fact(rowChanged());
  const body = JSON.stringify({
    record: { dynamodb: { SequenceNumber: "111" } },
    error: { code: "EVENT_INVALID", message: "no lastname" },
  });
  follower.fact({ at: 1, kind: "message-sent", queue: "parked", messageId: "m", body, attributes: {} });
  expect(last()).toMatchObject({
    kind: "parked",
    change: { eventID: "e1" },
    code: "EVENT_INVALID",
    message: "no lastname",
  });
});

test("an effect belongs to the event that it has most in common with", () => {
  const [ada, grace] = [
    { id: "event-1", entityId: "u1", data: { firstname: "Ada" } },
    { id: "event-2", entityId: "u2", data: { firstname: "Grace" } },
  ];
  follower.fact(accepted(ada));
  follower.fact(accepted(grace));
  follower.fact(received("notice-queue", ada));
  follower.fact({ ...received("notice-queue", grace), messageId: "other" } as Parameters<Follower["fact"]>[0]);
  follower.effect(effect({ vendor: "slack", subject: "channel", summary: "Grace signed up" }));
  follower.fact(deleted("notice-queue"));
  expect(last()).toMatchObject({ kind: "handled", delivery: { event: { id: "event-1" }, effects: [] } });
});

test("an effect of a vendor whose consumer has nothing under way stands alone", () => {
  follower.effect(effect({ vendor: "ses" }));
  expect(kinds()).toEqual(["stray-effect"]);
});

test("a try that failed is told with its reason, and the next one counts on", () => {
  follower.fact(accepted());
  follower.fact(received("crm-queue"));
  follower.fact(
    logged("crm-function", "crm-queue", "retried", { code: "RETRY_REQUESTED", reason: "HubSpot answered 503" }),
  );
  expect(last()).toMatchObject({ kind: "retried", code: "RETRY_REQUESTED", reason: "HubSpot answered 503" });
  follower.fact(received("crm-queue", {}, 2));
  expect(last()).toMatchObject({ kind: "taken", delivery: { attempt: 2 } });
});

test.each(["skipped", "outdated", "repeated"])("a message that was %s is left out", (outcome) => {
  follower.fact(accepted());
  follower.fact(received("crm-queue"));
  follower.fact(logged("crm-function", "crm-queue", outcome, { reason: "because" }));
  follower.fact(deleted("crm-queue"));
  expect(last()).toMatchObject({ kind: "left-out", outcome, reason: "because" });
});

test("a message that the consumer parked is set aside with its reason", () => {
  follower.fact(accepted());
  follower.fact(received("crm-queue"));
  follower.fact(
    logged("crm-function", "crm-queue", "parked", { code: "PARK_REQUESTED", reason: "HubSpot answered 400" }),
  );
  follower.fact(deleted("crm-queue"));
  expect(last()).toMatchObject({ kind: "set-aside", code: "PARK_REQUESTED", reason: "HubSpot answered 400" });
});

test("a message that SQS moved was killed too often", () => {
  follower.fact(accepted());
  const { body } = received("crm-queue") as { body: string };
  const moved = {
    at: 1,
    kind: "message-dead-lettered",
    queue: "crm-queue",
    deadLetterQueue: "d",
    messageId: "m",
    body,
  } as const;
  follower.fact(moved);
  expect(last()).toMatchObject({ kind: "set-aside", code: "KILLED", delivery: { consumer: "crm-sync" } });
});

test("a target that the bus cannot reach names its consumer", () => {
  follower.fact(accepted());
  follower.fact({
    at: 1,
    kind: "target-failed",
    rule: "crm-rule",
    target: "t",
    eventId: "bus-event-1",
    code: "NO_PERMISSIONS",
    message: "denied",
    attempts: 1,
    deadLettered: true,
  });
  expect(last()).toMatchObject({ kind: "undeliverable", consumer: "crm-sync", code: "NO_PERMISSIONS" });
});

test("what else went wrong is told in words", () => {
  follower.fact({
    at: 1,
    kind: "function-ended",
    functionName: "crm-function",
    requestId: "r",
    milliseconds: 1,
    error: "Timeout",
  });
  follower.fact({ at: 1, kind: "entry-refused", bus: "events", code: "InternalFailure", message: "later" });
  expect(hops).toEqual([
    { kind: "trouble", text: "crm-sync failed: Timeout" },
    { kind: "trouble", text: "the bus refused an entry: InternalFailure: later" },
  ]);
});
