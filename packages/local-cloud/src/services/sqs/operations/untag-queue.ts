import { names, queueOf, type SqsOperation } from "./context.ts";

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_UntagQueue.html */
export const untagQueue: SqsOperation = (context) => (input) => {
  context.tags.remove(queueOf(context, input).arn, names(input, "TagKeys"));
};
