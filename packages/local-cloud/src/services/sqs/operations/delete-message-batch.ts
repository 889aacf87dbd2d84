import { answerEach, entriesOf } from "./batch.ts";
import { queueOf, text, type SqsOperation } from "./context.ts";

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html */
export const deleteMessageBatch: SqsOperation = (context) => (input) => {
  const queue = queueOf(context, input);
  return answerEach(entriesOf(input, "DeleteMessageBatchRequestEntry"), (entry) =>
    context.store.delete(queue, text(entry, "ReceiptHandle")),
  );
};
