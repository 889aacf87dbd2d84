import {
  ChangeMessageVisibilityBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type Message,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { HOLD_S, LOOK_HIDE_S, LOOK_TIME_MS, QUEUE_BATCH } from "../limits.ts";
import type { Cut } from "./places/place.ts";

/** How to look at a queue. */
export interface QueueLook {
  readonly sqs: SQSClient;
  readonly url: string;
  /** Messages at most. */
  readonly limit: number;
  /** Whether what is seen stays hidden from others, to be worked on; otherwise it is shown again before this ends. */
  readonly hold: boolean;
  /** Seconds that a receive waits: none where one server has all of a queue. */
  readonly waitSeconds: number;
}

/** What was seen of a queue. */
export interface QueueSeen {
  readonly messages: readonly Message[];
  readonly cut: Cut;
  /** About how many messages somebody else has hidden: another look, or a redrive at work. */
  readonly hidden: number;
}

/** Receives every message that is visible in a queue, up to the limit, each once. */
export async function lookAtQueue(look: QueueLook): Promise<QueueSeen> {
  const { sqs, url, hold } = look;
  const seen = new Map<string, Message>();
  const receipts = (): string[] => [...seen.values()].map(({ ReceiptHandle = "" }) => ReceiptHandle);
  try {
    const hidden = await hiddenIn(look);
    const cut = await receiveAll(look, seen);
    if (!hold) await putBack(sqs, url, receipts());
    return { messages: [...seen.values()], cut, hidden };
  } catch (thrown) {
    // What is not put back shows by itself soon; what went wrong first is what the person is to hear.
    await putBack(sqs, url, receipts()).catch(() => {});
    throw thrown;
  }
}

/**
 * Receives into `seen` until the queue is empty; the answer is what ended it before. It ends at the limit, and when it
 * has taken so long that the first messages are about to show again.
 */
async function receiveAll(look: QueueLook, seen: Map<string, Message>): Promise<Cut> {
  const end = Date.now() + LOOK_TIME_MS;
  while (seen.size < look.limit) {
    if (Date.now() > end) return "time";
    const messages = await receive(
      look,
      Math.min(QUEUE_BATCH, look.limit - seen.size),
      look.hold ? HOLD_S : LOOK_HIDE_S,
    );
    if (messages.length === 0) return false;
    for (const message of messages) seen.set(message.MessageId ?? "", message);
  }
  // Not hidden at all: this one is only to be known of.
  return (await receive(look, 1, 0)).length > 0 && "limit";
}

async function receive(
  { sqs, url, waitSeconds }: QueueLook,
  most: number,
  hideSeconds: number,
): Promise<readonly Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: most,
      VisibilityTimeout: hideSeconds,
      WaitTimeSeconds: waitSeconds,
      MessageAttributeNames: ["All"],
      MessageSystemAttributeNames: ["All"],
    }),
  );
  return Messages;
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

async function hiddenIn({ sqs, url }: QueueLook): Promise<number> {
  const name = "ApproximateNumberOfMessagesNotVisible";
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [name] }));
  return Number(Attributes[name] ?? 0);
}
