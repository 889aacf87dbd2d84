import type { Metric } from "../metrics/metric.ts";
import type { Statistic } from "../metrics/statistic.ts";
import type { Formula } from "../math/formula.ts";

/** A state, by AWS's names. */
export type AlarmState = "OK" | "ALARM" | "INSUFFICIENT_DATA";

/** How an alarm compares, by AWS's names. */
export const COMPARISONS = {
  GreaterThanThreshold: (value, threshold) => value > threshold,
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
} as const satisfies Readonly<Record<string, (value: number, threshold: number) => boolean>>;

export type Comparison = keyof typeof COMPARISONS;

export const MISSING_DATA = ["missing", "ignore", "breaching", "notBreaching"] as const;

export type TreatMissingData = (typeof MISSING_DATA)[number];

/** One metric that an alarm looks at. */
export interface Looked {
  /** How its expression calls it. */
  readonly id: string;
  readonly metric: Metric;
  readonly statistic: Statistic;
}

/** What of an alarm is settled when it is made. */
export interface Alarm {
  readonly name: string;
  readonly arn: string;
  readonly description: string;
  readonly looks: readonly Looked[];
  /** The expression over them, as it was written; undefined where one metric is looked at as it is. */
  readonly expression?: string;
  readonly formula: Formula;
  /** Minutes of one datapoint. */
  readonly periodMinutes: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly comparison: Comparison;
  readonly threshold: number;
  readonly treatMissingData: TreatMissingData;
  /** ARNs to tell, by the state that is reached. */
  readonly actions: Readonly<Record<AlarmState, readonly string[]>>;
}
