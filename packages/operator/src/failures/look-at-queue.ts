import {
  ChangeMessageVisibilityBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type Message,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { LOOK_TIME_MS, QUEUE_BATCH } from "../limits.ts";

/** How to look at a queue. */
export interface QueueLook {
  readonly sqs: SQSClient;
  readonly url: string;
  /** Messages at most. */
  readonly limit: number;
  /** Seconds for which a message that was seen is hidden from others. */
  readonly hideSeconds: number;
  /** Seconds that a receive waits: none where one server has all of a queue. */
  readonly waitSeconds: number;
}

/** What was seen of a queue; the messages are hidden until they are put back. */
export interface QueueSeen {
  readonly messages: readonly Message[];
  /** Whether there may be more. */
  readonly cut: boolean;
  /** About how many messages somebody else has hidden: another look, or a redrive at work. */
  readonly hidden: number;
}

/**
 * Receives every message that is visible in a queue, up to the limit, each once. It ends early when it has taken so long
 * that the first of them are about to show again.
 */
export async function lookAtQueue({ sqs, url, limit, hideSeconds, waitSeconds }: QueueLook): Promise<QueueSeen> {
  const hidden = await hiddenIn(sqs, url);
  const seen = new Map<string, Message>();
  const end = Date.now() + LOOK_TIME_MS;
  while (seen.size < limit) {
    if (Date.now() > end) return { messages: [...seen.values()], cut: true, hidden };
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: Math.min(QUEUE_BATCH, limit - seen.size),
        VisibilityTimeout: hideSeconds,
        WaitTimeSeconds: waitSeconds,
        MessageAttributeNames: ["All"],
        MessageSystemAttributeNames: ["All"],
      }),
    );
    if (Messages.length === 0) return { messages: [...seen.values()], cut: false, hidden };
    for (const message of Messages) seen.set(message.MessageId ?? "", message);
  }
  return { messages: [...seen.values()], cut: await hasMore(sqs, url), hidden };
}

/** Makes messages visible again at once, by their receipts. One that is visible already stays so. */
export async function putBack(sqs: SQSClient, url: string, receipts: readonly string[]): Promise<void> {
  await setVisibility(sqs, url, receipts, 0);
}

/** Hides messages for so many seconds from now on. */
export async function setVisibility(
  sqs: SQSClient,
  url: string,
  receipts: readonly string[],
  seconds: number,
): Promise<void> {
  for (let from = 0; from < receipts.length; from += QUEUE_BATCH) {
    const Entries = receipts
      .slice(from, from + QUEUE_BATCH)
      .map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle, VisibilityTimeout: seconds }));
    await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: url, Entries }));
  }
}

async function hiddenIn(sqs: SQSClient, url: string): Promise<number> {
  return Number((await attributesOf(sqs, url))["ApproximateNumberOfMessagesNotVisible"] ?? 0);
}

async function hasMore(sqs: SQSClient, url: string): Promise<boolean> {
  return Number((await attributesOf(sqs, url))["ApproximateNumberOfMessages"] ?? 0) > 0;
}

async function attributesOf(sqs: SQSClient, url: string): Promise<Readonly<Record<string, string>>> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
    }),
  );
  return Attributes;
}
