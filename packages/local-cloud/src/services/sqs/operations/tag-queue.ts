import { queueOf, type SqsOperation } from "./context.ts";

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_TagQueue.html */
export const tagQueue: SqsOperation = (context) => (input) => {
  context.tags.add(queueOf(context, input).arn, (input["Tags"] ?? {}) as Readonly<Record<string, string>>);
};
