import { queueOf, text, type SqsOperation } from "./context.ts";

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html */
export const deleteMessage: SqsOperation = (context) => (input) =>
  context.store.delete(queueOf(context, input), text(input, "ReceiptHandle"));
