import { keyOf, type Metric } from "./metric.ts";
import { Series } from "./series.ts";

/** Every metric that has had a value, or is looked at. */
export class MetricStore {
  readonly #units = new Map<string, string>();
  readonly #series = new Map<string, { readonly metric: Metric; readonly series: Series }>();

  /** The series of a metric. Keep it where values come often: then a value costs no look-up. */
  seriesOf(metric: Metric): Series {
    const key = keyOf(metric);
    const known = this.#series.get(key);
    if (known) return known.series;
    const series = new Series();
    this.#series.set(key, { metric, series });
    return series;
  }

  add(metric: Metric, at: number, value: number): void {
    this.seriesOf(metric).add(at, value);
  }

  /** Remembers what a metric is counted in, as whoever puts its values says. */
  setUnit(metric: Metric, unit: string): void {
    this.#units.set(keyOf(metric), unit);
  }

  /** What a metric is counted in; undefined where nobody has said so. One that changes its unit has the newest. */
  unitOf(metric: Metric): string | undefined {
    return this.#units.get(keyOf(metric));
  }

  /** The metrics that have had a value. */
  get metrics(): readonly Metric[] {
    const all = [...this.#series.values()];
    return all.filter(({ series }) => series.lastMinute > -Infinity).map(({ metric }) => metric);
  }
}
