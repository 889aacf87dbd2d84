import type { Values } from "./series.ts";

/** What can be told of the values of a period. Percentiles would need the values themselves, which nobody keeps here. */
export const STATISTICS = {
  Sum: ({ sum }) => sum,
  SampleCount: ({ count }) => count,
  Average: ({ sum, count }) => sum / count,
  Minimum: ({ minimum }) => minimum,
  Maximum: ({ maximum }) => maximum,
} as const satisfies Readonly<Record<string, (values: Values) => number>>;

export type Statistic = keyof typeof STATISTICS;

export const isStatistic = (name: unknown): name is Statistic =>
  typeof name === "string" && Object.hasOwn(STATISTICS, name);
