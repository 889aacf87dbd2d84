import type { Metric } from "../metrics.ts";
import { ALARM_PERIOD_S, type Rhythm } from "../numbers.ts";
import { named } from "../stage.ts";
import type { Pager } from "./pager.ts";

/** What an alarm looks at, and what it tells the person whom it wakes. */
export interface AlarmInput {
  /** What it means, and the command to run. */
  readonly description: $util.Input<string>;
  /** One metric; or several, by the names under which `expression` reckons with them. */
  readonly metric: Metric | { readonly expression: string; readonly of: Readonly<Record<string, Metric>> };
  /** It rings above this. Default 0. */
  readonly threshold?: number;
  /** Seconds of one datapoint. Default {@link ALARM_PERIOD_S}. */
  readonly period?: number;
  readonly rhythm: Rhythm;
  /**
   * What a minute without a datapoint means. `notBreaching` for what is counted: nothing happened. `ignore` for what a queue
   * holds: SQS stops telling of a queue that nobody touches, and what lay there still does.
   */
  readonly treatMissingData: "notBreaching" | "ignore";
}

/** Makes an alarm that tells the pager when it begins to ring and when it ends. */
export function createAlarm({ topic, alarms }: Pager, name: string, input: AlarmInput): void {
  const { description, metric, threshold = 0, period = ALARM_PERIOD_S, rhythm, treatMissingData } = input;
  const alarm = new aws.cloudwatch.MetricAlarm(name, {
    ...("expression" in metric ? mathOf(metric, period) : singleOf(metric, period)),
    name: named(name),
    alarmDescription: description,
    comparisonOperator: "GreaterThanThreshold",
    threshold,
    ...rhythm,
    treatMissingData,
    alarmActions: [topic.arn],
    okActions: [topic.arn],
  });
  alarms.push(alarm);
}

function singleOf({ stat, ...metric }: Metric, period: number) {
  return { ...metric, statistic: stat, period };
}

/** The metrics stand in front, so that a reader meets each name before it is reckoned with. */
function mathOf({ expression, of }: Exclude<AlarmInput["metric"], Metric>, period: number) {
  const metrics = Object.entries(of).map(([id, metric]) => ({ id, metric: { ...metric, period }, returnData: false }));
  return { metricQueries: [...metrics, { id: "result", expression, label: expression, returnData: true }] };
}
