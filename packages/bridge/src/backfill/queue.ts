import { SendMessageBatchCommand, SQSClient, type SendMessageBatchRequestEntry } from "@aws-sdk/client-sqs";
import { StreambridgeError } from "@streambridge/errors";
import { MAX_MESSAGE_BATCH_BYTES, MAX_MESSAGES_PER_BATCH, SEND_ATTEMPTS } from "../limits.ts";

/**
 * Sends messages to a queue, some at a time; of a batch that was taken in part, the rest again.
 *
 * @throws StreambridgeError QUEUE_REFUSED when some were not taken in the end; SQS's own error when it does not answer.
 */
export async function sendAll(
  queueUrl: string,
  bodies: readonly string[],
  // Queues are named by their URLs on AWS; which service answers for them is the client's to know.
  sqs = new SQSClient({ useQueueUrlAsEndpoint: false }),
): Promise<void> {
  for (const batch of batchesOf(bodies)) await sendBatch(queueUrl, batch, sqs);
}

type Entries = readonly SendMessageBatchRequestEntry[];

async function sendBatch(QueueUrl: string, batch: Entries, sqs: SQSClient): Promise<void> {
  let left = batch;
  let code: string | undefined;
  for (let attempt = 0; left.length > 0; attempt += 1) {
    if (attempt === SEND_ATTEMPTS) throw refused(left.length, code);
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: [...left] }));
    const failed = new Set(Failed.map(({ Id }) => Id));
    code = Failed[0]?.Code;
    left = left.filter(({ Id }) => failed.has(Id));
  }
}

/** As many messages as one request takes, by number and by size. */
function batchesOf(bodies: readonly string[]): Entries[] {
  const batches: SendMessageBatchRequestEntry[][] = [];
  let room = 0;
  for (const [index, MessageBody] of bodies.entries()) {
    const bytes = Buffer.byteLength(MessageBody);
    const last = batches.at(-1);
    if (last === undefined || last.length === MAX_MESSAGES_PER_BATCH || bytes > room) {
      batches.push([]);
      room = MAX_MESSAGE_BATCH_BYTES;
    }
    batches.at(-1)?.push({ Id: String(index), MessageBody });
    room -= bytes;
  }
  return batches;
}

function refused(count: number, code: string | undefined): StreambridgeError {
  return new StreambridgeError("QUEUE_REFUSED", `the queue did not take ${count} messages: ${String(code)}`, {
    mend: "See what the code says of the queue, then run the same command again: what it took is not sent twice.",
    detail: { count, awsCode: code ?? "" },
  });
}
