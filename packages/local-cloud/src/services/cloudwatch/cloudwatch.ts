import type { Clock } from "../../clock.ts";
import type { ResourceGraph } from "../../graph/graph.ts";
import type { Spy } from "../../spy/facts.ts";
import type { JsonService } from "../gateway/json-protocol.ts";
import type { Queues } from "../sqs/queues.ts";
import { createAlarms } from "./alarms/alarms.ts";
import { collectMetrics } from "./collect/collect.ts";
import { createQueueSampling } from "./collect/sample-queues.ts";
import { MINUTE_MS } from "./limits.ts";
import { MetricStore } from "./metrics/metric-store.ts";
import { cloudWatchOperations } from "./operations/index.ts";

/** CloudWatch, running. */
export interface CloudWatch {
  /** For clients over HTTP: the JSON protocol, which the SDK for JavaScript, boto3 and the AWS CLI of today speak. */
  readonly json: JsonService;
  stop(): void;
}

/** What CloudWatch is made from. */
export interface CloudWatchOptions {
  readonly graph: ResourceGraph;
  readonly queues: Queues;
  readonly clock: Clock;
  readonly spy: Spy;
}

/**
 * Makes CloudWatch: metrics of what the other services do and of what functions write into their logs, and the graph's alarms
 * on them. At the end of each minute of the clock the queues are looked at, then every alarm is judged whose period ends.
 */
export function createCloudWatch({ graph, queues, clock, spy }: CloudWatchOptions): CloudWatch {
  const store = new MetricStore();
  const endCollecting = collectMetrics(store, graph, spy);
  const sampleQueues = createQueueSampling(store, queues);
  const alarms = createAlarms({ graph, store, clock, spy });

  const endMinute = (): void => {
    cancel = awaitMinute();
    const now = clock.now();
    // Counted for the minute that has just ended.
    sampleQueues(now - 1, now);
    alarms.evaluate(Math.floor(now / MINUTE_MS));
  };
  const awaitMinute = (): (() => void) => clock.after(MINUTE_MS - (clock.now() % MINUTE_MS), endMinute);
  let cancel = awaitMinute();

  return {
    json: {
      target: "GraniteServiceVersion20100801",
      version: "1.0",
      namespace: "com.amazonaws.cloudwatch",
      operations: cloudWatchOperations({ store, alarms, clock }),
    },
    stop: () => {
      cancel();
      endCollecting();
    },
  };
}
