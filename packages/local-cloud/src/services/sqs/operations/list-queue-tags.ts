import { queueOf, type SqsOperation } from "./context.ts";

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueueTags.html */
export const listQueueTags: SqsOperation = (context) => (input) => {
  const tags = context.tags.of(queueOf(context, input).arn);
  return Object.keys(tags).length === 0 ? {} : { Tags: tags };
};
