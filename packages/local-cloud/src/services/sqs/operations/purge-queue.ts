import { PURGE_PAUSE_MS } from "../../../limits.ts";
import { purgeInProgress } from "../faults.ts";
import type { Queue } from "../queue.ts";
import { queueOf, type SqsOperation } from "./context.ts";

/** At once, where AWS takes up to a minute. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html */
export const purgeQueue: SqsOperation = (context) => {
  const purgedAt = new WeakMap<Queue, number>();
  return (input) => {
    const queue = queueOf(context, input);
    const now = context.clock.now();
    if (now - (purgedAt.get(queue) ?? -Infinity) < PURGE_PAUSE_MS) throw purgeInProgress(queue.name);
    purgedAt.set(queue, now);
    queue.purge();
  };
};
