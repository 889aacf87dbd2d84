import { compileExpression } from "../math/compile.ts";
import type { Formula } from "../math/formula.ts";
import { isStatistic } from "../metrics/statistic.ts";
import type { Looked } from "./alarm.ts";

/** What an alarm looks at and reckons, or why that is not emulated. */
export type LooksRead =
  | {
      readonly ok: true;
      readonly looks: readonly Looked[];
      readonly formula: Formula;
      readonly expression?: string;
      readonly periodMinutes: number;
    }
  | Refused;

interface Refused {
  readonly ok: false;
  readonly reason: string;
}

type Values = Readonly<Record<string, unknown>>;

/** One metric and the seconds of its datapoints. */
interface Look {
  readonly ok: true;
  readonly look: Looked;
  readonly period: number;
}

/** Reads the metric of an alarm, or its metric queries, of which one is an expression over the others. */
export function readLooks(values: Values): LooksRead {
  const queries = values["metricQueries"];
  if (!Array.isArray(queries) || queries.length === 0) return lookAtOne(values);
  return reckon(queries as readonly Values[]);
}

function lookAtOne(values: Values): LooksRead {
  const read = readLook("m1", { ...values, stat: values["statistic"] ?? values["extendedStatistic"] });
  return read.ok ? together([read], (points) => points["m1"]) : read;
}

function reckon(queries: readonly Values[]): LooksRead {
  const looks: Look[] = [];
  for (const { id, metric, accountId } of queries) {
    if (metric === undefined) continue;
    if (accountId !== undefined) return refused("metrics of another account are not emulated");
    const read = readLook(String(id), metric as Values);
    if (!read.ok) return read;
    looks.push(read);
  }
  const returned = queries.filter(({ returnData }) => returnData === true);
  const [result = {}] = returned;
  if (returned.length !== 1) return refused(`${returned.length} of its metric queries return data, and one has to`);
  const id = String(result["id"]);
  const { expression } = result;
  if (typeof expression !== "string") return together(looks, (points) => points[id]);
  const compiled = compileExpression(expression);
  if (!compiled.ok) return refused(compiled.reason);
  const unknown = [...compiled.ids].find((used) => !looks.some(({ look }) => look.id === used));
  if (unknown !== undefined) return refused(`${unknown} in "${expression}" is no metric of the alarm`);
  return together(looks, compiled.formula, expression);
}

function together(looks: readonly Look[], formula: Formula, expression?: string): LooksRead {
  const [period = 0, ...others] = new Set(looks.map((look) => look.period));
  if (others.length > 0) return refused("metrics of several periods in one alarm are not emulated");
  if (period < 60 || period % 60 !== 0) return refused(`a period of ${period} s is not emulated, whole minutes are`);
  return {
    ok: true,
    looks: looks.map(({ look }) => look),
    formula,
    ...(expression !== undefined && { expression }),
    periodMinutes: period / 60,
  };
}

function readLook(id: string, { namespace, metricName, dimensions = {}, stat, period }: Values): Look | Refused {
  if (!isStatistic(stat)) return refused(`the statistic ${String(stat)} is not emulated`);
  const metric = {
    namespace: String(namespace),
    name: String(metricName),
    dimensions: dimensions as Readonly<Record<string, string>>,
  };
  return { ok: true, look: { id, metric, statistic: stat }, period: Number(period) };
}

function refused(reason: string): Refused {
  return { ok: false, reason };
}
