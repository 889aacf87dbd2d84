import { MOST_LISTED_QUEUES } from "../../../limits.ts";
import { queueUrl } from "../queue-url.ts";
import { number, text, type SqsOperation } from "./context.ts";
import { nextToken, pageOf } from "./page.ts";

/** In pages only where MaxResults is given. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html */
export const listQueues: SqsOperation = (context) => (input) => {
  const prefix = input["QueueNamePrefix"] === undefined ? "" : text(input, "QueueNamePrefix");
  const found = context.store.all().filter(({ name }) => name.startsWith(prefix));
  const { items, ...next } = pageOf(found, number(input, "MaxResults", 1, MOST_LISTED_QUEUES), nextToken(input));
  return items.length === 0 ? {} : { QueueUrls: items.map(({ name }) => queueUrl(context, name)), ...next };
};
