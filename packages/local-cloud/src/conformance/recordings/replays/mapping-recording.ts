import { asText } from "../../as-text.ts";
import { happen } from "../../scenarios/run-scenario.ts";
import { PARAMETERS } from "../../scenarios/parameters.ts";
import type { Answer, Happened, Scenario } from "../../scenarios/scenario.ts";
import type { Message } from "../../../services/sqs/queues.ts";
import { at, type Recording } from "../recording.ts";

/** Mappings come with the program: there is no API of Lambda's here that makes them. */
const OF_LAMBDAS_API = "answers of Lambda's API";
/** Tables are made by DynamoDB Local, whose answers are its own. */
const OF_DYNAMODB = "answers to CreateTable and UpdateTable";

/** Names of what Lambda's and DynamoDB's control planes answered, for `leavesOut`. */
export const CONTROL_PLANES: Readonly<Record<string, string>> = Object.fromEntries([
  ...[
    "create",
    "create_event_source_mapping",
    "create_event_source_mapping_response",
    "create_event_source_mapping_result",
    "create-event-source-mapping-response",
    "event_source_mapping",
    "put_concurrency_resp",
    "update_event_source_mapping_result",
  ].map((name) => [name, OF_LAMBDAS_API] as const),
  ...[
    "create-table-result",
    "create_table_response",
    "dynamodb_create_table_result",
    "table_creation_response",
    "update_table_response",
  ].map((name) => [name, OF_DYNAMODB] as const),
]);

/** The parameters that a recorded mapping was made with: the part of Lambda's answer that CreateEventSourceMapping takes. */
export function settingsIn(recording: Recording): Readonly<Record<string, unknown>> {
  const made = Object.values(recording.content).find((value) => at(value, "EventSourceArn") !== undefined);
  const answered = (made ?? {}) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    // A text in the place of a number is a word that stands for any.
    Object.entries(answered).filter(
      ([name, value]) => PARAMETERS.has(name) && !(name.endsWith("Seconds") && typeof value === "string"),
    ),
  );
}

/** Runs a scenario that a recording describes. */
export function runRecorded(
  recording: Recording,
  scenario: Pick<Scenario, "source" | "answers"> & Partial<Scenario>,
): Promise<Happened> {
  return happen({ name: recording.test, mapping: settingsIn(recording), seconds: 3600, expected: {}, ...scenario });
}

export const RETURNS_NULL: Answer = { kind: "value", value: null };
export const THROWS: Answer = { kind: "throws", message: "on purpose" };

/** Answers for each invocation, the last one staying. */
export function answers(...returns: readonly Answer[]): Scenario["answers"] {
  return { returns, failing: new Set() };
}

/** What a receive of messages answers. */
export function receiveAnswer(messages: readonly Message[]): object {
  return { Messages: messages.map((message) => asReceived(message)), ResponseMetadata: OK };
}

export const OK = { HTTPHeaders: {}, HTTPStatusCode: 200 };

/** A message under the names of ReceiveMessage. */
export function asReceived({ messageId, receiptHandle, md5OfBody, body }: Message): object {
  return { MessageId: messageId, ReceiptHandle: receiptHandle, MD5OfBody: md5OfBody, Body: body };
}

/** A recorded refusal of Lambda's API with our text in it: there is no such API here, the boot refuses with a text alone. */
export function refusalLike(recorded: unknown, text: string | undefined): unknown {
  const error = { ...(at(recorded, "Error") as object), Message: text };
  return { ...(recorded as object), Error: error, message: text };
}

/** AWS's words at the end of a refusal that begins with the mapping's name. */
export function wordsOf(refused: string | undefined): string | undefined {
  return refused?.replace(/^event source mapping \w+: /, "");
}

/** A recorded text with something in the place of each placeholder, so that it can be sent. */
export function filled(recorded: unknown): string {
  return asText(recorded).replaceAll(/<[\w-]+(?::\d+)?>/g, "http://127.0.0.1/somewhere");
}
