import { awsFault } from "../../aws-fault.ts";
import { compileExpression } from "../math/compile.ts";
import type { Datapoint } from "../math/formula.ts";
import type { MetricStore } from "../metrics/metric-store.ts";
import { isStatistic, STATISTICS } from "../metrics/statistic.ts";
import { listIn, metricIn, textIn, timeIn, type CloudWatchOperation } from "./context.ts";
import { periodsBetween, type Periods } from "./period.ts";

type Query = Readonly<Record<string, unknown>>;

/** Metrics, and expressions over them, all with one period. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
export const getMetricData: CloudWatchOperation =
  ({ store }) =>
  (input) => {
    const queries = listIn(input["MetricDataQueries"]);
    const periods = periodsBetween(timeIn(input, "StartTime"), timeIn(input, "EndTime"), periodOf(queries));
    const points = new Map<string, readonly Datapoint[]>();
    for (const query of queries) {
      if (query["MetricStat"] !== undefined)
        points.set(textIn(query, "Id"), read(store, query["MetricStat"] as Query, periods));
    }
    for (const query of queries) {
      if (query["MetricStat"] === undefined) points.set(textIn(query, "Id"), reckon(query, points, periods));
    }
    const returned = queries.filter(({ ReturnData }) => ReturnData !== false);
    const newestFirst = input["ScanBy"] !== "TimestampAscending";
    return { MetricDataResults: returned.map((query) => show(query, points, periods, newestFirst)), Messages: [] };
  };

/** @throws AwsFault `InvalidParameterValue` for several periods in one request. */
function periodOf(queries: readonly Query[]): unknown {
  const asked = queries.flatMap(
    ({ Period, MetricStat }) => Period ?? (MetricStat as Query | undefined)?.["Period"] ?? [],
  );
  if (new Set(asked).size === 1) return asked[0];
  throw awsFault("InvalidParameterValue", "Queries of one period in one request are answered here.");
}

function read(store: MetricStore, { Metric, Stat }: Query, { minutes, starts }: Periods): readonly Datapoint[] {
  if (!isStatistic(Stat)) throw awsFault("InvalidParameterValue", `The statistic ${String(Stat)} is not kept here.`);
  const series = store.seriesOf(metricIn(Metric as Query));
  return starts.map((start) => {
    const values = series.read(start, minutes);
    return values && STATISTICS[Stat](values);
  });
}

function reckon(
  query: Query,
  points: ReadonlyMap<string, readonly Datapoint[]>,
  { starts }: Periods,
): readonly Datapoint[] {
  const compiled = compileExpression(textIn(query, "Expression"));
  if (!compiled.ok) throw awsFault("ValidationError", compiled.reason);
  return starts.map((_, index) =>
    compiled.formula(Object.fromEntries([...points].map(([id, values]) => [id, values[index]]))),
  );
}

function show(
  query: Query,
  points: ReadonlyMap<string, readonly Datapoint[]>,
  { starts }: Periods,
  newestFirst: boolean,
): object {
  const id = textIn(query, "Id");
  const all = starts.flatMap((start, index) => {
    const Value = points.get(id)?.[index];
    return Value === undefined ? [] : [{ Timestamp: start * 60, Value }];
  });
  if (newestFirst) all.reverse();
  return {
    Id: id,
    Label: query["Label"] ?? id,
    Timestamps: all.map(({ Timestamp }) => Timestamp),
    Values: all.map(({ Value }) => Value),
    StatusCode: "Complete",
  };
}
