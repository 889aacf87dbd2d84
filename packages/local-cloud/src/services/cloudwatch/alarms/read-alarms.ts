import { viewGraph } from "../../../graph/graph-view.ts";
import type { Resource, ResourceGraph } from "../../../graph/graph.ts";
import { KEPT_MINUTES, SPARE_PERIODS } from "../limits.ts";
import { COMPARISONS, MISSING_DATA, type Alarm, type Comparison, type TreatMissingData } from "./alarm.ts";
import { readLooks } from "./read-looks.ts";

/** An alarm of the program; or, where a part of it is not emulated, its name and that part. */
export type AlarmRead =
  | { readonly ok: true; readonly alarm: Alarm }
  | { readonly ok: false; readonly name: string; readonly reason: string };

/** Reads the alarms that a program asks for. */
export function readAlarms(graph: ResourceGraph): readonly AlarmRead[] {
  const { region, accountId } = graph.app;
  return viewGraph(graph)
    .byType("aws:cloudwatch/metricAlarm:MetricAlarm")
    .map((resource) => readAlarm(resource, `arn:aws:cloudwatch:${region}:${accountId}:alarm:`));
}

function readAlarm(resource: Resource, arnPrefix: string): AlarmRead {
  const values = { ...resource.inputs, ...resource.outputs };
  const name = textOr(values["name"], resource.name);
  const looked = readLooks(values);
  if (!looked.ok) return { ok: false, name, reason: looked.reason };
  const comparison = textOr(values["comparisonOperator"], "");
  const treatMissingData = textOr(values["treatMissingData"], "missing");
  if (!isComparison(comparison)) return { ok: false, name, reason: `the comparison ${comparison} is not emulated` };
  if (!isTreatment(treatMissingData))
    return { ok: false, name, reason: `treatMissingData ${treatMissingData} is none` };
  const evaluationPeriods = Number(values["evaluationPeriods"] ?? 1);
  const { looks, formula, periodMinutes, expression } = looked;
  const minutes = (evaluationPeriods + SPARE_PERIODS) * periodMinutes;
  if (minutes > KEPT_MINUTES) return { ok: false, name, reason: `it looks back further than ${KEPT_MINUTES} min` };
  return {
    ok: true,
    alarm: {
      name,
      arn: arnPrefix + name,
      description: textOr(values["alarmDescription"], ""),
      looks,
      formula,
      ...(expression !== undefined && { expression }),
      periodMinutes,
      evaluationPeriods,
      datapointsToAlarm: Number(values["datapointsToAlarm"] ?? evaluationPeriods),
      comparison,
      threshold: Number(values["threshold"] ?? 0),
      treatMissingData,
      actions: actionsOf(values),
    },
  };
}

function actionsOf(values: Readonly<Record<string, unknown>>): Alarm["actions"] {
  const enabled = values["actionsEnabled"] !== false;
  const listed = (property: string): readonly string[] =>
    enabled && Array.isArray(values[property]) ? values[property].map(String) : [];
  return {
    OK: listed("okActions"),
    ALARM: listed("alarmActions"),
    INSUFFICIENT_DATA: listed("insufficientDataActions"),
  };
}

const isComparison = (text: string): text is Comparison => Object.hasOwn(COMPARISONS, text);

const isTreatment = (text: string): text is TreatMissingData => MISSING_DATA.some((treatment) => treatment === text);

const textOr = (value: unknown, otherwise: string): string => (typeof value === "string" ? value : otherwise);
