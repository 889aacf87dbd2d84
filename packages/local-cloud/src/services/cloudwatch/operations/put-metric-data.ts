import { awsFault } from "../../aws-fault.ts";
import type { Values } from "../metrics/series.ts";
import { listIn, metricIn, textIn, timeIn, type CloudWatchOperation } from "./context.ts";

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html */
export const putMetricData: CloudWatchOperation =
  ({ store, clock }) =>
  (input) => {
    const Namespace = textIn(input, "Namespace");
    const data = listIn(input["MetricData"]).map((datum) => ({
      metric: metricIn({ ...datum, Namespace }),
      at: datum["Timestamp"] === undefined ? clock.now() : timeIn(datum, "Timestamp"),
      values: valuesIn(datum),
      unit: datum["Unit"] === undefined ? "None" : textIn(datum, "Unit"),
    }));
    for (const { metric, at, values, unit } of data) {
      store.seriesOf(metric).addAll(at, values);
      store.setUnit(metric, unit);
    }
    return {};
  };

/** One value, several with their counts, or what is already summed up. */
function valuesIn({ Value, Values: several, Counts, StatisticValues }: Readonly<Record<string, unknown>>): Values {
  if (typeof Value === "number") return summary([Value], [1]);
  if (Array.isArray(several)) return summary(several.map(Number), Array.isArray(Counts) ? Counts.map(Number) : []);
  if (typeof StatisticValues === "object" && StatisticValues !== null) {
    const { SampleCount, Sum, Minimum, Maximum } = StatisticValues as Record<string, unknown>;
    return { count: Number(SampleCount), sum: Number(Sum), minimum: Number(Minimum), maximum: Number(Maximum) };
  }
  throw awsFault("MissingParameter", "A datum needs Value, Values or StatisticValues.");
}

function summary(values: readonly number[], counts: readonly number[]): Values {
  return {
    count: values.reduce((sum, _, index) => sum + (counts[index] ?? 1), 0),
    sum: values.reduce((sum, value, index) => sum + value * (counts[index] ?? 1), 0),
    minimum: Math.min(...values),
    maximum: Math.max(...values),
  };
}
