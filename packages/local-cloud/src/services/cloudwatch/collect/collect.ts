import type { ResourceGraph } from "../../../graph/graph.ts";
import type { Fact, Spy } from "../../../spy/facts.ts";
import type { MetricStore } from "../metrics/metric-store.ts";
import { countEmbedded } from "./embedded-metrics.ts";
import { createEventCounts } from "./event-counts.ts";
import { createFunctionCounts } from "./function-counts.ts";
import { createMappingCounts } from "./mapping-counts.ts";
import { createQueueCounts } from "./queue-counts.ts";
import { createWriteCounts } from "./write-counts.ts";

/**
 * Counts what the services do as their metrics, from the facts that they tell the spy anyway. It runs for each message and
 * each event, so it adds to numbers and keeps nothing of them.
 *
 * @returns Ends it.
 */
export function collectMetrics(store: MetricStore, graph: ResourceGraph, spy: Spy): () => void {
  const writes = createWriteCounts(store);
  const queues = createQueueCounts(store);
  const functions = createFunctionCounts(store);
  const mappings = createMappingCounts(store, graph);
  const events = createEventCounts(store);

  const count = (fact: Fact): void => {
    switch (fact.kind) {
      case "row-changed":
        return writes(fact);
      case "message-sent":
        return queues.sent(fact);
      case "message-received":
        return queues.received(fact);
      case "message-deleted":
        return queues.deleted(fact);
      case "function-started":
        return functions.started(fact);
      case "function-ended":
        return functions.ended(fact);
      case "function-throttled":
        return functions.throttled(fact);
      case "iterator-age":
        return functions.aged(fact);
      case "function-log":
        return countEmbedded(store, fact);
      case "events-counted":
        return mappings.counted(fact);
      case "put-events":
        return events.put(fact);
      case "event-accepted":
        return events.accepted(fact);
      case "target-delivered":
        return events.delivered(fact);
      case "target-failed":
        return events.failed(fact);
      default:
        return undefined;
    }
  };
  return spy.listen(count);
}
