import { randomUUID } from "node:crypto";
import type { MessageAttribute } from "../../../services/sqs/queues.ts";
import { asText } from "../../as-text.ts";
import type { Happened, QueueOf, Scenario, ScenarioMessage } from "../../scenarios/scenario.ts";
import { at, everyUnder, type Recording } from "../recording.ts";
import { answers, filled, RETURNS_NULL, runRecorded } from "./mapping-recording.ts";

/** The mapping of the tests of partial failures, where their recording does not have it. */
export const WITH_RESULT = { FunctionResponseTypes: ["ReportBatchItemFailures"] };

/** Runs a queue mapping over the recorded messages, each sent once. */
export function runMessages(
  recording: Recording,
  scenario: Partial<Scenario> = {},
  queue: Partial<Omit<QueueOf, "kind">> = {},
): Promise<Happened> {
  const source: QueueOf = {
    kind: "queue",
    isFifo: false,
    visibilitySeconds: 30,
    messages: recordedEvents(recording),
    ...queue,
  };
  return runRecorded(recording, { answers: answers(RETURNS_NULL), ...scenario, source });
}

/** The messages in recorded events, each once. A message is called by the placeholder of its id. */
export function recordedEvents({ content }: Recording): readonly ScenarioMessage[] {
  const records = everyUnder(content, "Records").flat();
  const byId = new Map(records.map((record) => [asText(at(record, "messageId")), record]));
  return [...byId].map(([name, record]) => messageIn(name, record));
}

function messageIn(name: string, record: unknown): ScenarioMessage {
  return {
    name,
    body: bodyOf(at(record, "body")),
    attributes: attributesOf(at(record, "messageAttributes")),
    afterSeconds: 0,
    ...textAt(record, "MessageGroupId", "messageGroupId"),
    ...textAt(record, "MessageDeduplicationId", "messageDeduplicationId"),
  };
}

/** Messages of these bodies. */
export function messagesOf(bodies: readonly unknown[]): readonly ScenarioMessage[] {
  return bodies.map((body) => ({ name: randomUUID(), body: bodyOf(body), attributes: {}, afterSeconds: 0 }));
}

/** Recordings have a JSON body as the JSON itself. */
function bodyOf(recorded: unknown): string {
  return typeof recorded === "string" ? filled(recorded) : JSON.stringify(recorded);
}

function attributesOf(recorded: unknown): Readonly<Record<string, MessageAttribute>> {
  const attributes = Object.entries((recorded ?? {}) as Readonly<Record<string, unknown>>).map(([name, attribute]) => [
    name,
    { DataType: asText(at(attribute, "dataType")), StringValue: asText(at(attribute, "stringValue")) },
  ]);
  return Object.fromEntries(attributes) as Readonly<Record<string, MessageAttribute>>;
}

function textAt<Name extends string>(
  record: unknown,
  attribute: string,
  name: Name,
): { readonly [K in Name]?: string } {
  const value = at(record, "attributes", attribute);
  return (typeof value === "string" ? { [name]: value } : {}) as { readonly [K in Name]?: string };
}

/** All records of all events, by their bodies. */
export function sortedByBody(events: readonly unknown[]): readonly unknown[] {
  return everyUnder(events, "Records")
    .flat()
    .toSorted((left, right) => (asText(at(left, "body")) < asText(at(right, "body")) ? -1 : 1));
}

/** Bodies that the recorded filter must not let pass: the field with another value or without it, and plain text. */
export function decoys({ content }: Recording): readonly unknown[] {
  const [pattern] = everyUnder(content, "Pattern");
  const [field = ""] = Object.keys(at(pattern, "body") ?? {});
  const mustExist = at(pattern, "body", field, 0, "exists") === true;
  return [{ other: "value" }, "plain text", ...(mustExist ? [] : [{ [field]: "no such value" }])];
}
