import type { FactOf } from "../../../spy/facts.ts";
import type { Metric } from "../metrics/metric.ts";
import type { MetricStore } from "../metrics/metric-store.ts";

/** What the embedded metric format says of the metrics of a line. */
interface Directive {
  readonly Namespace?: unknown;
  readonly Dimensions?: unknown;
  readonly Metrics?: unknown;
}

/**
 * Counts the metrics that a function writes into its log. A line that breaks the format has none, as on AWS.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function countEmbedded(store: MetricStore, { line, at }: FactOf<"function-log">): void {
  // Most lines are none, and a look costs less than reading them.
  if (!line.includes('"_aws"')) return;
  const document = parse(line);
  const { Timestamp = at, CloudWatchMetrics } = (document?.["_aws"] ?? {}) as Record<string, unknown>;
  if (!document || !Array.isArray(CloudWatchMetrics)) return;
  for (const directive of CloudWatchMetrics as readonly Directive[]) {
    for (const { metric, values } of metricsOf(directive, document)) {
      for (const value of values) store.add(metric, Number(Timestamp), value);
    }
  }
}

function parse(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const document: unknown = JSON.parse(line.slice(line.indexOf("{")));
    return typeof document === "object" && document !== null ? { ...document } : undefined;
  } catch {
    return undefined;
  }
}

/** Each metric once for each set of dimensions. */
function metricsOf(
  { Namespace, Dimensions, Metrics }: Directive,
  document: Readonly<Record<string, unknown>>,
): { readonly metric: Metric; readonly values: readonly number[] }[] {
  if (typeof Namespace !== "string" || !Array.isArray(Dimensions) || !Array.isArray(Metrics)) return [];
  return (Metrics as readonly { readonly Name?: unknown }[]).flatMap(({ Name }) => {
    const values = [document[String(Name)]].flat().filter((value) => typeof value === "number");
    return (Dimensions as readonly string[][]).map((set) => ({
      metric: { namespace: Namespace, name: String(Name), dimensions: pick(document, set) },
      values,
    }));
  });
}

function pick(document: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, String(document[name])]));
}
