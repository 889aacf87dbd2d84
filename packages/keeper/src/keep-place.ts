import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  type Message,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { archivedOf, archiveKey, sentAt } from "./archived.ts";
import { HIDDEN_MARGIN_S, MAX_RECEIVED } from "./limits.ts";
import type { Place } from "./places.ts";

/** What keeping works with. */
export interface Keeping {
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  readonly failuresBucket: string;
  /** Messages sent before this are moved, in epoch milliseconds. */
  readonly sentBefore: number;
  readonly now: () => number;
  /** Milliseconds left for this place. */
  readonly remainingMs: () => number;
}

/** What became of the messages of a place. */
export interface Kept {
  readonly looked: number;
  readonly archived: number;
  /** Those that could not be moved stay where they are, and the next run meets them again. */
  readonly failures: readonly unknown[];
  /** Whether the whole queue was looked at. */
  readonly whole: boolean;
}

/**
 * Looks through a queue until it is empty or the time is up, and moves what is old: into the bucket first, then out of the
 * queue, so that a message is in both rather than in none. What is young is hidden while it looks, and shown again after.
 * Rejects when the queue cannot be read.
 */
export async function keepPlace(place: Place, keeping: Keeping): Promise<Kept> {
  const young: Message[] = [];
  const failures: unknown[] = [];
  let looked = 0;
  let archived = 0;
  let whole = false;
  try {
    while (keeping.remainingMs() > 0) {
      const messages = await receive(place, keeping);
      whole = messages.length === 0;
      if (whole) break;
      looked += messages.length;
      young.push(...messages.filter((message) => sentAt(message) >= keeping.sentBefore));
      const old = messages.filter((message) => sentAt(message) < keeping.sentBefore);
      const moved = await Promise.allSettled(old.map((message) => move(place, message, keeping)));
      archived += moved.filter(({ status }) => status === "fulfilled").length;
      failures.push(...moved.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : [])));
    }
  } finally {
    await show(place, young, keeping);
  }
  return { looked, archived, failures, whole };
}

async function receive({ queueUrl }: Place, { sqs, remainingMs }: Keeping): Promise<readonly Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: MAX_RECEIVED,
      VisibilityTimeout: Math.ceil(remainingMs() / 1000) + HIDDEN_MARGIN_S,
      MessageAttributeNames: ["All"],
      MessageSystemAttributeNames: ["All"],
    }),
  );
  return Messages;
}

async function move(place: Place, message: Message, { sqs, s3, failuresBucket, now }: Keeping): Promise<void> {
  const { MessageId = "", ReceiptHandle } = message;
  await s3.send(
    new PutObjectCommand({
      Bucket: failuresBucket,
      Key: archiveKey(place.name, sentAt(message), MessageId),
      Body: JSON.stringify(archivedOf(place, message, now())),
      ContentType: "application/json",
    }),
  );
  await sqs.send(new DeleteMessageCommand({ QueueUrl: place.queueUrl, ReceiptHandle }));
}

/** A message that is not shown again by us is by its visibility timeout, so a failure here loses nothing. */
async function show({ queueUrl }: Place, messages: readonly Message[], { sqs }: Keeping): Promise<void> {
  for (let first = 0; first < messages.length; first += MAX_RECEIVED) {
    const entries = messages.slice(first, first + MAX_RECEIVED).map(({ ReceiptHandle }, index) => ({
      Id: String(index),
      ReceiptHandle,
      VisibilityTimeout: 0,
    }));
    await sqs
      .send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries: entries }))
      .catch(() => undefined);
  }
}
