import type { FactOf } from "../../../spy/facts.ts";
import type { MetricStore } from "../metrics/metric-store.ts";
import { seriesBy } from "./series-by.ts";

/** The counts of SQS ("Available CloudWatch metrics for Amazon SQS"). What SQS itself moves to a dead-letter queue is not sent. */
export function createQueueCounts(store: MetricStore) {
  const names = ["NumberOfMessagesSent", "NumberOfMessagesReceived", "NumberOfMessagesDeleted"] as const;
  const of = seriesBy(store, "AWS/SQS", names, (QueueName) => ({ QueueName }));
  return {
    sent: ({ queue, at }: FactOf<"message-sent">): void => of(queue).NumberOfMessagesSent.add(at, 1),
    received: ({ queue, at }: FactOf<"message-received">): void => of(queue).NumberOfMessagesReceived.add(at, 1),
    deleted: ({ queue, at }: FactOf<"message-deleted">): void => of(queue).NumberOfMessagesDeleted.add(at, 1),
  };
}
