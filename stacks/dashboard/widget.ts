import type { Metric } from "../metrics.ts";
import { DASHBOARD_PERIOD_S } from "../numbers.ts";

/** A widget before it has its place ("Dashboard body structure and syntax"). */
export interface Widget {
  readonly type: "metric" | "text" | "alarm";
  readonly properties: Readonly<Record<string, unknown>>;
}

/** One line of a graph. */
export interface Line {
  readonly metric: Metric;
  readonly label: string;
  /** On the scale at the right, where its unit is another. */
  readonly onRight?: boolean;
}

/** A graph over time. */
export function graph(title: string, lines: readonly Line[], units: { left: string; right?: string }): Widget {
  const { region } = aws.getRegionOutput();
  return {
    type: "metric",
    properties: {
      title,
      region,
      view: "timeSeries",
      stacked: false,
      period: DASHBOARD_PERIOD_S,
      metrics: lines.map(toRow),
      yAxis: {
        left: { min: 0, label: units.left, showUnits: false },
        ...(units.right !== undefined && { right: { min: 0, label: units.right, showUnits: false } }),
      },
    },
  };
}

/** Namespace, name, then each dimension with its value, then how it is drawn. */
function toRow({ metric, label, onRight = false }: Line): readonly unknown[] {
  const { namespace, metricName, dimensions, stat } = metric;
  const drawn = { label, stat, ...(onRight && { yAxis: "right" }) };
  return [namespace, metricName, ...Object.entries(dimensions).flat(), drawn];
}

/** A text in Markdown. */
export const text = (markdown: string): Widget => ({ type: "text", properties: { markdown } });

/** The state of alarms, each as a small square. */
export const alarmStates = (title: string, alarms: readonly aws.cloudwatch.MetricAlarm[]): Widget => ({
  type: "alarm",
  properties: { title, alarms: alarms.map(({ arn }) => arn) },
});
