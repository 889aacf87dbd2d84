import { MOST_METRICS_ANSWERED } from "../limits.ts";
import type { Metric } from "../metrics/metric.ts";
import { listIn, showDimensions, type CloudWatchOperation } from "./context.ts";
import { pageOf } from "./page.ts";

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html */
export const listMetrics: CloudWatchOperation =
  ({ store }) =>
  ({ Namespace, MetricName, Dimensions, NextToken }) => {
    const isWanted = ({ namespace, name, dimensions }: Metric): boolean =>
      (Namespace === undefined || Namespace === namespace) &&
      (MetricName === undefined || MetricName === name) &&
      listIn(Dimensions).every(({ Name, Value }) => {
        const value = dimensions[String(Name)];
        return value !== undefined && (Value === undefined || Value === value);
      });
    const { items, ...next } = pageOf(store.metrics.filter(isWanted), MOST_METRICS_ANSWERED, NextToken);
    const shown = items.map((metric) => ({
      Namespace: metric.namespace,
      MetricName: metric.name,
      Dimensions: showDimensions(metric),
    }));
    return { Metrics: shown, ...next };
  };
