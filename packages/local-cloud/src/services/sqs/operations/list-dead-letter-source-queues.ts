import { readRedrivePolicy } from "../attributes.ts";
import { queueUrl } from "../queue-url.ts";
import { queueOf, type SqsOperation } from "./context.ts";

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html */
export const listDeadLetterSourceQueues: SqsOperation = (context) => (input) => {
  const { arn } = queueOf(context, input);
  const sources = context.store
    .all()
    .filter(({ attributes }) => readRedrivePolicy(attributes)?.deadLetterTargetArn === arn);
  return { queueUrls: sources.map(({ name }) => queueUrl(context, name)) };
};
