import type { Clock } from "../../../clock.ts";
import { awsFault } from "../../aws-fault.ts";
import type { Operation } from "../../gateway/operation.ts";
import type { Alarms } from "../alarms/alarms.ts";
import type { Metric } from "../metrics/metric.ts";
import type { MetricStore } from "../metrics/metric-store.ts";

/** What the operations of CloudWatch work on. */
export interface CloudWatchContext {
  readonly store: MetricStore;
  readonly alarms: Alarms;
  readonly clock: Clock;
}

export type CloudWatchOperation = (context: CloudWatchContext) => Operation;

type Input = Readonly<Record<string, unknown>>;

/** The items of a list that a request may carry. */
export function listIn(value: unknown): readonly Input[] {
  return Array.isArray(value) ? (value as readonly Input[]) : [];
}

/** @throws AwsFault `MissingParameter`. */
export function textIn(input: Input, parameter: string): string {
  const value = input[parameter];
  if (typeof value === "string" && value !== "") return value;
  throw awsFault("MissingParameter", `The parameter ${parameter} is required.`);
}

/**
 * A time in seconds since the epoch, as the JSON protocol has it, in milliseconds.
 * @throws AwsFault `InvalidParameterValue`.
 */
export function timeIn(input: Input, parameter: string): number {
  const value = input[parameter];
  if (typeof value === "number") return value * 1000;
  throw awsFault("InvalidParameterValue", `The parameter ${parameter} must be a time.`);
}

/** A metric under AWS's names. */
export function metricIn(input: Input): Metric {
  const dimensions = listIn(input["Dimensions"]).map(({ Name, Value }) => [String(Name), String(Value)] as const);
  return {
    namespace: textIn(input, "Namespace"),
    name: textIn(input, "MetricName"),
    dimensions: Object.fromEntries(dimensions),
  };
}

/** The dimensions of a metric under AWS's names. */
export function showDimensions({ dimensions }: Metric): readonly { readonly Name: string; readonly Value: string }[] {
  return Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
}
