import type { Datapoint } from "../math/formula.ts";
import { COMPARISONS, type Alarm, type AlarmState } from "./alarm.ts";

/** What an alarm is judged by. */
export type Rule = Pick<
  Alarm,
  "evaluationPeriods" | "datapointsToAlarm" | "comparison" | "threshold" | "treatMissingData"
>;

/**
 * The state that datapoints make. Of those that are there the newest count, as many as are evaluated; only where there are
 * too few do missing ones come in, as the alarm treats them.
 *
 * @param points Of consecutive periods, the oldest first; a few more than are evaluated.
 * @param current The state until now, which `ignore` may keep.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function judge(points: readonly Datapoint[], rule: Rule, current: AlarmState): AlarmState {
  const { evaluationPeriods, datapointsToAlarm, treatMissingData } = rule;
  const there = points.filter((point) => point !== undefined).slice(-evaluationPeriods);
  const breaching = there.filter((point) => isBreaching(point, rule)).length;
  if (breaching >= datapointsToAlarm) return "ALARM";
  const missing = evaluationPeriods - there.length;
  if (missing <= 0) return "OK";
  switch (treatMissingData) {
    case "breaching":
      return breaching + missing >= datapointsToAlarm ? "ALARM" : "OK";
    case "notBreaching":
      return "OK";
    case "ignore":
      return breaching < there.length ? "OK" : current;
    default:
      if (breaching < there.length) return "OK";
      return breaching > 0 && isOldEnough(points, rule) ? "ALARM" : "INSUFFICIENT_DATA";
  }
}

function isBreaching(point: number, { comparison, threshold }: Rule): boolean {
  return COMPARISONS[comparison](point, threshold);
}

/** All that is there breaches, and the oldest has done so for as many periods as an alarm takes: then gaps excuse nothing. */
function isOldEnough(points: readonly Datapoint[], { evaluationPeriods, datapointsToAlarm }: Rule): boolean {
  const evaluated = points.slice(-evaluationPeriods);
  const oldest = evaluated.findIndex((point) => point !== undefined);
  return oldest !== -1 && evaluated.length - oldest >= datapointsToAlarm;
}
