import type { Message } from "@aws-sdk/client-sqs";
import type { Place } from "./places.ts";

/** A message of a queue of failures as it lies in the archive: all that SQS told of it. */
export interface Archived {
  /** `bridge`, or a consumer's name. */
  readonly place: string;
  /** URL of the queue that it lay in. */
  readonly queue: string;
  readonly messageId: string;
  readonly body: string;
  /** As SQS gives them, binary values as base64. */
  readonly attributes: Readonly<Record<string, { readonly DataType: string; readonly [value: string]: string }>>;
  /** SentTimestamp and the like. */
  readonly systemAttributes: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly archivedAt: string;
}

/**
 * The key of a message in the archive. The day is that of its sending, so that a message which is archived a second time,
 * because it could not be deleted the first time, takes its own place.
 */
export function archiveKey(place: string, sent: number, messageId: string): string {
  return `archive/${place}/${new Date(sent).toISOString().slice(0, "2026-01-01".length)}/${messageId}.json`;
}

/** When a message was sent first, in epoch milliseconds. */
export function sentAt({ Attributes = {} }: Message): number {
  return Number(Attributes.SentTimestamp ?? 0);
}

/** What is written of a message. */
export function archivedOf({ name, queueUrl }: Place, message: Message, now: number): Archived {
  const { MessageId = "", Body = "", MessageAttributes = {}, Attributes = {} } = message;
  const attributes = Object.entries(MessageAttributes).map(([attribute, value]) => {
    const { DataType = "String", StringValue, BinaryValue } = value;
    return [
      attribute,
      {
        DataType,
        ...(StringValue !== undefined && { StringValue }),
        ...(BinaryValue !== undefined && { BinaryValue: Buffer.from(BinaryValue).toString("base64") }),
      },
    ] as const;
  });
  return {
    place: name,
    queue: queueUrl,
    messageId: MessageId,
    body: Body,
    attributes: Object.fromEntries(attributes),
    systemAttributes: { ...Attributes },
    archivedAt: new Date(now).toISOString(),
  };
}
