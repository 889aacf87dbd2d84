import { awsFault } from "../../aws-fault.ts";
import { isStatistic, STATISTICS } from "../metrics/statistic.ts";
import { metricIn, timeIn, type CloudWatchOperation } from "./context.ts";
import { periodsBetween } from "./period.ts";

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html */
export const getMetricStatistics: CloudWatchOperation =
  ({ store }) =>
  (input) => {
    const metric = metricIn(input);
    const series = store.seriesOf(metric);
    const unit = store.unitOf(metric);
    // Values of another unit are not converted; there are none.
    const isOther = input["Unit"] !== undefined && unit !== undefined && unit !== input["Unit"];
    const wanted = [input["Statistics"] ?? []].flat();
    if (wanted.length === 0) {
      throw awsFault(
        "MissingParameter",
        "At least one of the parameters ExtendedStatistics and Statistics must be specified.",
      );
    }
    if (!wanted.every(isStatistic)) {
      throw awsFault("InvalidParameterValue", `Not every one of ${JSON.stringify(wanted)} is kept here.`);
    }
    const { minutes, starts } = periodsBetween(timeIn(input, "StartTime"), timeIn(input, "EndTime"), input["Period"]);
    const Datapoints = starts.flatMap((start) => {
      const values = series.read(start, minutes);
      if (!values || isOther) return [];
      const shown = wanted.map((name) => [name, STATISTICS[name](values)] as const);
      return [{ Timestamp: start * 60, ...(unit !== undefined && { Unit: unit }), ...Object.fromEntries(shown) }];
    });
    return { Label: input["MetricName"], Datapoints };
  };
