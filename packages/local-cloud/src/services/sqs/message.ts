import { randomUUID } from "node:crypto";
import { md5, md5OfAttributes } from "./md5.ts";
import type { Message, MessageAttribute } from "./queues.ts";

/** A message as a queue keeps it. */
export interface StoredMessage {
  readonly id: string;
  readonly body: string;
  readonly md5OfBody: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  /** Undefined where there are no attributes. */
  readonly md5OfAttributes?: string;
  /** When it was first sent, in ms since the epoch; a move to a dead-letter queue keeps it, except between FIFO queues. */
  readonly sentAt: number;
  readonly traceHeader?: string;
  readonly fifo?: { readonly group: string; readonly deduplicationId: string; readonly sequenceNumber: string };
  /** The ARN of the queue that gave it up. */
  readonly deadLetterSource?: string;
  receiveCount: number;
  firstReceivedAt?: number;
}

/** What a new message is made from. */
export interface NewMessage {
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly sentAt: number;
  readonly traceHeader?: string;
  readonly fifo?: NonNullable<StoredMessage["fifo"]>;
}

/** A message that has just been sent. */
export function newMessage(sent: NewMessage): StoredMessage {
  const digest = md5OfAttributes(sent.attributes);
  return {
    ...sent,
    id: randomUUID(),
    md5OfBody: md5(sent.body),
    ...(digest !== undefined && { md5OfAttributes: digest }),
    receiveCount: 0,
  };
}

/**
 * A receipt handle names the message and which receive of it this is: AWS ignores a delete with the handle of an earlier
 * receive.
 */
export function receiptHandleOf(message: StoredMessage): string {
  return Buffer.from(`${message.id}/${message.receiveCount}`).toString("base64url");
}

/** Reads a receipt handle; undefined for text that is none. */
export function readReceiptHandle(handle: string): { readonly id: string; readonly receive: number } | undefined {
  const [, id, receive] = /^([0-9a-f-]{36})\/(\d+)$/.exec(Buffer.from(handle, "base64url").toString("utf8")) ?? [];
  return id === undefined ? undefined : { id, receive: Number(receive) };
}

/** The account that every sender and queue belongs to is its own sender id. */
const SENDER_ID = "AIDAIENQZJOLO23YVJ4VO";

/** The message as ReceiveMessage shows it, with every system attribute that it has. */
export function toMessage(stored: StoredMessage): Message {
  const { fifo } = stored;
  return {
    messageId: stored.id,
    receiptHandle: receiptHandleOf(stored),
    body: stored.body,
    md5OfBody: stored.md5OfBody,
    attributes: {
      ApproximateReceiveCount: String(stored.receiveCount),
      SentTimestamp: String(stored.sentAt),
      SenderId: SENDER_ID,
      ...(stored.firstReceivedAt !== undefined && { ApproximateFirstReceiveTimestamp: String(stored.firstReceivedAt) }),
      ...(stored.traceHeader !== undefined && { AWSTraceHeader: stored.traceHeader }),
      ...(stored.deadLetterSource !== undefined && { DeadLetterQueueSourceArn: stored.deadLetterSource }),
      ...(fifo && {
        MessageGroupId: fifo.group,
        MessageDeduplicationId: fifo.deduplicationId,
        SequenceNumber: fifo.sequenceNumber,
      }),
    },
    messageAttributes: stored.attributes,
  };
}
