import { MOST_MESSAGE_BYTES } from "../../../limits.ts";
import { sizeOf } from "../check-message.ts";
import { batchTooLong } from "../faults.ts";
import { answerEach, entriesOf } from "./batch.ts";
import { queueOf, text, type SqsOperation } from "./context.ts";
import { attributesOf, send } from "./send.ts";

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
export const sendMessageBatch: SqsOperation = (context) => (input) => {
  const queue = queueOf(context, input);
  const entries = entriesOf(input, "SendMessageBatchRequestEntry");
  const size = entries.reduce((sum, entry) => sum + sizeOf(text(entry, "MessageBody"), attributesOf(entry)), 0);
  if (size > MOST_MESSAGE_BYTES) throw batchTooLong(MOST_MESSAGE_BYTES, size);
  return answerEach(entries, (entry) => send(context.store, queue, entry));
};
