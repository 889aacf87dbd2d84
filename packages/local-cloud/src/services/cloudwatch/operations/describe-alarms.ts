import type { WatchedAlarm } from "../alarms/watched-alarm.ts";
import { MOST_ALARMS_ANSWERED } from "../limits.ts";
import { showDimensions, type CloudWatchOperation } from "./context.ts";
import { pageOf } from "./page.ts";

/** There are metric alarms only. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html */
export const describeAlarms: CloudWatchOperation =
  ({ alarms }) =>
  ({ AlarmNames, AlarmNamePrefix = "", StateValue, MaxRecords = MOST_ALARMS_ANSWERED, NextToken }) => {
    const isWanted = ({ alarm, standing }: WatchedAlarm): boolean =>
      (!Array.isArray(AlarmNames) || AlarmNames.includes(alarm.name)) &&
      alarm.name.startsWith(String(AlarmNamePrefix)) &&
      (StateValue === undefined || StateValue === standing.state);
    const { items, ...next } = pageOf(alarms.all.filter(isWanted), Number(MaxRecords), NextToken);
    return { MetricAlarms: items.map(show), CompositeAlarms: [], ...next };
  };

function show({ alarm, standing }: WatchedAlarm): object {
  return {
    AlarmName: alarm.name,
    AlarmArn: alarm.arn,
    AlarmDescription: alarm.description,
    ActionsEnabled: true,
    AlarmActions: alarm.actions.ALARM,
    OKActions: alarm.actions.OK,
    InsufficientDataActions: alarm.actions.INSUFFICIENT_DATA,
    StateValue: standing.state,
    StateReason: standing.reason,
    StateUpdatedTimestamp: standing.since / 1000,
    EvaluationPeriods: alarm.evaluationPeriods,
    DatapointsToAlarm: alarm.datapointsToAlarm,
    ComparisonOperator: alarm.comparison,
    Threshold: alarm.threshold,
    TreatMissingData: alarm.treatMissingData,
    ...(alarm.expression === undefined ? showOne(alarm) : { Metrics: showQueries(alarm, alarm.expression) }),
  };
}

function showOne({ looks: [look], periodMinutes }: WatchedAlarm["alarm"]): object {
  if (!look) return {};
  const { metric, statistic } = look;
  return {
    Namespace: metric.namespace,
    MetricName: metric.name,
    Dimensions: showDimensions(metric),
    Statistic: statistic,
    Period: periodMinutes * 60,
  };
}

function showQueries({ looks, periodMinutes }: WatchedAlarm["alarm"], expression: string): readonly object[] {
  const queries = looks.map(({ id, metric, statistic }) => ({
    Id: id,
    MetricStat: {
      Metric: { Namespace: metric.namespace, MetricName: metric.name, Dimensions: showDimensions(metric) },
      Period: periodMinutes * 60,
      Stat: statistic,
    },
    ReturnData: false,
  }));
  return [...queries, { Id: "result", Expression: expression, ReturnData: true }];
}
