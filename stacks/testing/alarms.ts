import type { Resource } from "@streambridge/local-cloud/graph";

/** One metric that an alarm or a widget looks at. */
export interface MetricLookedAt {
  /** `AWS/Lambda Errors streambridge-production-Bridge`: namespace, name and the values of its dimensions. */
  readonly text: string;
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly period: number;
}

/** The metrics that an alarm of a graph looks at: one, or those that it reckons with. */
export function metricsOf({ inputs }: Resource): MetricLookedAt[] {
  const queries = inputs["metricQueries"] as { metric?: Record<string, unknown> }[] | undefined;
  const metrics = queries?.flatMap(({ metric }) => (metric ? [metric] : [])) ?? [inputs];
  return metrics.map(read);
}

function read({ namespace, metricName, dimensions, period }: Record<string, unknown>): MetricLookedAt {
  const values = Object.values(dimensions as Record<string, string>);
  return {
    text: [String(namespace), String(metricName), ...values].join(" "),
    namespace: String(namespace),
    name: String(metricName),
    dimensions: dimensions as Readonly<Record<string, string>>,
    period: Number(period),
  };
}
