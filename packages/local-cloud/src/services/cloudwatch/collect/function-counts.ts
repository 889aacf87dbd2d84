import type { FactOf } from "../../../spy/facts.ts";
import type { MetricStore } from "../metrics/metric-store.ts";
import { seriesBy } from "./series-by.ts";

/** The metrics of functions ("Types of metrics for Lambda functions"). */
export function createFunctionCounts(store: MetricStore) {
  const names = ["Invocations", "Errors", "Throttles", "Duration", "IteratorAge"] as const;
  const of = seriesBy(store, "AWS/Lambda", names, (FunctionName) => ({ FunctionName }));
  return {
    started: ({ functionName, at }: FactOf<"function-started">): void => of(functionName).Invocations.add(at, 1),
    ended: ({ functionName, at, error, milliseconds }: FactOf<"function-ended">): void => {
      const series = of(functionName);
      series.Errors.add(at, error === undefined ? 0 : 1);
      series.Duration.add(at, milliseconds);
    },
    throttled: ({ functionName, at }: FactOf<"function-throttled">): void => of(functionName).Throttles.add(at, 1),
    aged: ({ functionName, at, milliseconds }: FactOf<"iterator-age">): void =>
      of(functionName).IteratorAge.add(at, milliseconds),
  };
}
