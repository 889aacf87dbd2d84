import { StreambridgeError } from "@streambridge/errors";
import { explain, isTooDeep, validateMetadata } from "@streambridge/events";
import type { SQSRecord } from "aws-lambda";
import type { Letter } from "../message.ts";

/** A message that was read, or why it could not be. */
export type ReadResult =
  | { readonly ok: true; readonly record: SQSRecord; readonly letter: Letter }
  | { readonly ok: false; readonly record: SQSRecord; readonly error: StreambridgeError };

/**
 * Takes a message out of its two envelopes: SQS's body is the event as EventBridge delivers it, and that event's `detail`
 * is `{ metadata, data }`. Metadata is validated, tolerantly; data is not looked at yet. The error is
 * `MESSAGE_UNREADABLE`, and says what is wrong without quoting what came.
 */
export async function readEnvelope(record: SQSRecord): Promise<ReadResult> {
  const event = parseObject(record.body);
  if (event === undefined) return unreadable(record, "the body is no JSON object");
  if (isTooDeep(event)) return unreadable(record, "the body is nested more deeply than any event");
  const detail = asObject(event["detail"]);
  if (detail === undefined) return unreadable(record, "no detail: this is no event from EventBridge");
  const { metadata, data } = detail;
  if (!validateMetadata(metadata)) return unreadable(record, await faultsOf(metadata));
  const detailType = event["detail-type"];
  if (metadata.type !== detailType) {
    // An object from outside may have no way to become text.
    const came = typeof detailType === "string" ? detailType : `no text but of type ${typeof detailType}`;
    return unreadable(record, `metadata.type is ${metadata.type}, the detail-type is ${came}`);
  }
  return { ok: true, record, letter: { record, metadata, ...(data !== undefined && { data }) } };
}

async function faultsOf(metadata: unknown): Promise<string> {
  const faults = await explain("metadata", metadata, "tolerant");
  return `metadata is not valid: ${faults.map(({ pointer, message }) => `${pointer} ${message}`.trim()).join("; ")}`;
}

function unreadable(record: SQSRecord, why: string): ReadResult {
  const mend = "Find out who sent it: only the bus should send to this queue. Then purge it.";
  return { ok: false, record, error: new StreambridgeError("MESSAGE_UNREADABLE", why, { mend }) };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
