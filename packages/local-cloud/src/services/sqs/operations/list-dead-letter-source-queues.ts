import { MOST_LISTED_QUEUES } from "../../../limits.ts";
import { readRedrivePolicy } from "../attributes.ts";
import { queueUrl } from "../queue-url.ts";
import { number, queueOf, type SqsOperation } from "./context.ts";
import { nextToken, pageOf } from "./page.ts";

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html */
export const listDeadLetterSourceQueues: SqsOperation = (context) => (input) => {
  const { arn } = queueOf(context, input);
  const sources = context.store
    .all()
    .filter(({ attributes }) => readRedrivePolicy(attributes)?.deadLetterTargetArn === arn);
  const size = number(input, "MaxResults", 1, MOST_LISTED_QUEUES);
  const { items, ...next } = pageOf(sources, size, nextToken(input));
  return { queueUrls: items.map(({ name }) => queueUrl(context, name)), ...next };
};
