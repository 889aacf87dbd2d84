import type { Metric } from "../metrics/metric.ts";
import type { MetricStore } from "../metrics/metric-store.ts";
import type { Series } from "../metrics/series.ts";

/** The series of several metrics that belong together, such as those of one queue. */
export type SeriesOf<Name extends string> = Readonly<Record<Name, Series>>;

/**
 * Finds the series of metrics that differ in one thing only, such as the queue, and finds them at once after the first time.
 *
 * @param dimensionsOf Makes the dimensions from that thing.
 */
export function seriesBy<const Name extends string>(
  store: MetricStore,
  namespace: string,
  names: readonly Name[],
  dimensionsOf: (key: string) => Metric["dimensions"],
): (key: string) => SeriesOf<Name> {
  const known = new Map<string, SeriesOf<Name>>();
  return (key) => {
    const found = known.get(key);
    if (found) return found;
    const dimensions = dimensionsOf(key);
    const made = Object.fromEntries(
      names.map((name) => [name, store.seriesOf({ namespace, name, dimensions })]),
    ) as SeriesOf<Name>;
    known.set(key, made);
    return made;
  };
}
