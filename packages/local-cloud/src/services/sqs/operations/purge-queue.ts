import { queueOf, type SqsOperation } from "./context.ts";

/** At once, where AWS takes up to a minute. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html */
export const purgeQueue: SqsOperation = (context) => (input) => queueOf(context, input).purge();
