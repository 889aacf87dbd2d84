import { awsFault } from "../../aws-fault.ts";
import { isStatistic, STATISTICS } from "../metrics/statistic.ts";
import { metricIn, timeIn, type CloudWatchOperation } from "./context.ts";
import { periodsBetween } from "./period.ts";

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html */
export const getMetricStatistics: CloudWatchOperation =
  ({ store }) =>
  (input) => {
    const series = store.seriesOf(metricIn(input));
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
      if (!values) return [];
      const shown = wanted.map((name) => [name, STATISTICS[name](values)] as const);
      return [{ Timestamp: start * 60, Unit: "None", ...Object.fromEntries(shown) }];
    });
    return { Label: input["MetricName"], Datapoints };
  };
