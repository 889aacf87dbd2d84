import { queueUrl } from "../queue-url.ts";
import type { SqsOperation } from "./context.ts";

/** In one page, whatever MaxResults says. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html */
export const listQueues: SqsOperation =
  (context) =>
  ({ QueueNamePrefix: prefix = "" }) => {
    const found = context.store.all().filter(({ name }) => name.startsWith(String(prefix)));
    return found.length === 0 ? {} : { QueueUrls: found.map(({ name }) => queueUrl(context, name)) };
  };
