import type { Queues } from "../../sqs/queues.ts";
import { QUEUE_ACTIVE_MS } from "../limits.ts";
import type { MetricStore } from "../metrics/metric-store.ts";
import { seriesBy } from "./series-by.ts";

/**
 * Makes what tells, each minute, how much lies in each queue and how old its oldest message is. As on AWS, nothing is told of
 * a queue that has been empty for six hours, and no age of one without messages.
 *
 * @returns To be called with the time that the samples count for and the time that it is, both in ms since the epoch.
 */
export function createQueueSampling(store: MetricStore, queues: Queues): (at: number, now: number) => void {
  const names = [
    "ApproximateNumberOfMessagesVisible",
    "ApproximateNumberOfMessagesNotVisible",
    "ApproximateNumberOfMessagesDelayed",
    "ApproximateAgeOfOldestMessage",
  ] as const;
  const of = seriesBy(store, "AWS/SQS", names, (QueueName) => ({ QueueName }));

  const sample = (queue: string, at: number, now: number): void => {
    if (now - queues.lastUsedAt(queue) > QUEUE_ACTIVE_MS) return;
    const { visible, inFlight, delayed } = queues.depth(queue);
    const oldest = queues.oldestSince(queue);
    const series = of(queue);
    series.ApproximateNumberOfMessagesVisible.add(at, visible);
    series.ApproximateNumberOfMessagesNotVisible.add(at, inFlight);
    series.ApproximateNumberOfMessagesDelayed.add(at, delayed);
    if (oldest !== undefined) series.ApproximateAgeOfOldestMessage.add(at, Math.round((now - oldest) / 1000));
  };

  return (at, now) => {
    for (const queue of queues.names) sample(queue, at, now);
  };
}
