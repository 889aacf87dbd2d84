import { queueOf, type SqsOperation } from "./context.ts";

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html */
export const deleteQueue: SqsOperation = (context) => (input) => {
  const queue = queueOf(context, input);
  context.tags.forget(queue.arn);
  context.store.remove(queue);
};
