import { queueUrl } from "../queue-url.ts";
import { text, type SqsOperation } from "./context.ts";

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html */
export const getQueueUrl: SqsOperation = (context) => (input) => ({
  QueueUrl: queueUrl(context, context.store.get(text(input, "QueueName")).name),
});
