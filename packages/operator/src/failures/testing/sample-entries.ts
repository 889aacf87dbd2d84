import type { Entry } from "../entry.ts";
import type { Letter } from "../read/letter.ts";

/** A message that was sent at the beginning of 2026, with these attributes of type String. */
export function sampleLetter(body: unknown, attributes: Readonly<Record<string, string>> = {}): Letter {
  const entries = Object.entries(attributes);
  return {
    messageId: "m-1",
    body: typeof body === "string" ? body : JSON.stringify(body),
    attributes: Object.fromEntries(entries.map(([name, StringValue]) => [name, { DataType: "String", StringValue }])),
    system: { SentTimestamp: String(Date.UTC(2026, 0, 1)) },
  };
}

/** A failure that a consumer parked; a test says what it wants otherwise. */
export function sampleEntry(fields: Partial<Entry> = {}): Entry {
  const { id = "m-1" } = fields;
  return {
    id,
    place: "consumer",
    consumer: "crm-sync",
    cause: "HANDLER_FAILED",
    eventType: "UserRegistered.v2",
    firstFailure: "2026-01-01T00:00:00.000Z",
    lastFailure: "2026-01-01T01:00:00.000Z",
    bytes: 2,
    content: { kind: "event", body: "{}" },
    lies: { in: "queue", url: "queue", messageId: id, receipt: `receipt of ${id}` },
    ...fields,
  };
}

/** A stream record of the item with this key, at this place of its history. */
export function sampleRecord(key: string, sequence: number): unknown {
  return {
    eventID: `${key}-${sequence}`,
    eventSourceARN: "arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/2026-01-01T00:00:00.000",
    dynamodb: {
      Keys: { pk: { S: key } },
      SequenceNumber: String(sequence),
      ApproximateCreationDateTime: 1_767_225_600,
    },
  };
}
