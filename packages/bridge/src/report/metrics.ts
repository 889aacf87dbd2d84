import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Processed } from "../process-records.ts";
import type { Counts } from "./counts.ts";

/**
 * Writes a run's metrics to the log in CloudWatch's embedded metric format. The outcomes add up to RecordsReceived, and
 * UnaccountedRecords, which is written every time, says so. Two metrics have a dimension of their own, both with few values
 * that this repository lists: IgnoredByReason (reason), EventsPublished (eventType).
 */
export function reportMetrics(metrics: Metrics, counts: Counts, processed: Processed): void {
  metrics.addMetric("RecordsReceived", MetricUnit.Count, counts.received);
  metrics.addMetric("Published", MetricUnit.Count, counts.published);
  metrics.addMetric("Ignored", MetricUnit.Count, counts.ignored);
  metrics.addMetric("Parked", MetricUnit.Count, counts.parked);
  metrics.addMetric("Retried", MetricUnit.Count, counts.retried);
  metrics.addMetric("UnaccountedRecords", MetricUnit.Count, counts.unaccounted);
  metrics.addMetric("EventsSkipped", MetricUnit.Count, counts.eventsSkipped);
  metrics.addMetric("EntriesResent", MetricUnit.Count, processed.entriesResent);
  metrics.addMetric("PublishMilliseconds", MetricUnit.Milliseconds, processed.publishMilliseconds);
  metrics.publishStoredMetrics();
  for (const [reason, count] of counts.ignoredByReason) reportBy(metrics, "IgnoredByReason", { reason }, count);
  for (const [eventType, count] of processed.eventsPublished)
    reportBy(metrics, "EventsPublished", { eventType }, count);
}

function reportBy(metrics: Metrics, name: string, dimension: Record<string, string>, count: number): void {
  const single = metrics.singleMetric();
  single.addDimensions(dimension);
  single.addMetric(name, MetricUnit.Count, count);
}
