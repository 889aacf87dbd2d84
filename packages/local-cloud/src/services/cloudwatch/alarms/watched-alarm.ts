import { SPARE_PERIODS } from "../limits.ts";
import type { Datapoint } from "../math/formula.ts";
import type { MetricStore } from "../metrics/metric-store.ts";
import type { Series } from "../metrics/series.ts";
import { STATISTICS, type Statistic } from "../metrics/statistic.ts";
import type { Alarm, AlarmState } from "./alarm.ts";
import { judge } from "./judge.ts";

/** Where an alarm is, since when (in ms since the epoch) and why. */
export interface Standing {
  readonly state: AlarmState;
  readonly since: number;
  readonly reason: string;
}

/** An alarm at work: the series that it looks at, and where it stands. */
export class WatchedAlarm {
  readonly alarm: Alarm;
  standing: Standing;
  readonly #looks: readonly { readonly id: string; readonly series: Series; readonly statistic: Statistic }[];
  /** It was judged when all its datapoints were gone already: until one comes, the answer is the same. */
  #settled = false;

  constructor(alarm: Alarm, store: MetricStore, now: number) {
    this.alarm = alarm;
    this.standing = { state: "INSUFFICIENT_DATA", since: now, reason: "Unchecked: Initial alarm creation" };
    this.#looks = alarm.looks.map(({ id, metric, statistic }) => ({ id, statistic, series: store.seriesOf(metric) }));
  }

  /** Puts it into a state by hand; the next evaluation decides anew. */
  set(standing: Standing): void {
    this.standing = standing;
    this.#settled = false;
  }

  /**
   * Judges it at the end of one of its periods.
   *
   * @param end The minute, counted since the epoch, at which the period has just ended.
   * @returns The state and the reason; undefined where nothing has come since it was last judged without data.
   */
  evaluate(end: number): Omit<Standing, "since"> | undefined {
    const { evaluationPeriods, periodMinutes } = this.alarm;
    const periods = evaluationPeriods + SPARE_PERIODS;
    const start = end - periods * periodMinutes;
    const isGone = this.#looks.every(({ series }) => series.lastMinute < start);
    if (isGone && this.#settled) return undefined;
    this.#settled = isGone;
    const points = Array.from({ length: periods }, (_, index) => this.#pointAt(start + index * periodMinutes));
    const state = judge(points, this.alarm, this.standing.state);
    return { state, reason: this.#reasonFor(points) };
  }

  #pointAt(minute: number): Datapoint {
    const points: Record<string, Datapoint> = {};
    for (const { id, series, statistic } of this.#looks) {
      const values = series.read(minute, this.alarm.periodMinutes);
      points[id] = values && STATISTICS[statistic](values);
    }
    return this.alarm.formula(points);
  }

  #reasonFor(points: readonly Datapoint[]): string {
    const { comparison, threshold, evaluationPeriods, datapointsToAlarm, treatMissingData } = this.alarm;
    const shown = points.slice(-evaluationPeriods).map((point) => point ?? "-");
    return `${comparison} ${threshold} for ${datapointsToAlarm} of ${evaluationPeriods} datapoints: [${shown.join(", ")}], a missing one is ${treatMissingData}`;
  }
}
