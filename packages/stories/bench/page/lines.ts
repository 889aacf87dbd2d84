import type { PatternFigures } from "@streambridge/local-cloud/bench";
import { STEADY_ROWS_PER_SECOND, STEADY_SECONDS } from "../limits.ts";
import type { Burst, RowFigures } from "../rows/measure-rows.ts";
import { quantile } from "../statistics.ts";

/** Everything that one run measures. */
export interface Figures {
  /** In seconds. */
  readonly boots: readonly number[];
  readonly sampleRuns: readonly number[];
  readonly rows: RowFigures;
  readonly guardedBursts: readonly Burst[];
  readonly patterns: PatternFigures;
}

/** One line of the table. */
export interface Line {
  readonly what: string;
  /** Empty where none was set. */
  readonly goal: string;
  readonly measured: string;
}

/** The figures as a person reads them. */
export function linesOf({ boots, sampleRuns, rows, guardedBursts, patterns }: Figures): readonly Line[] {
  const { bursts, steady } = rows;
  return [
    { what: "Warm boot of the whole project", goal: "6 s", measured: ofSeconds(boots) },
    { what: "Warm `npm start -- --once`, the sample included", goal: "15 s", measured: ofSeconds(sampleRuns) },
    { what: "A burst of rows to four consumers", goal: "500 rows/s", measured: ofRates(bursts) },
    { what: "Time that such a row takes of a core, without Java's", goal: "", measured: ofCpu(bursts) },
    {
      what: `${STEADY_ROWS_PER_SECOND} rows/s for ${STEADY_SECONDS} s to four consumers`,
      goal: "keeps up",
      measured: `${whole(steady.perSecond)} rows/s; from write to effect ${whole(steady.medianMs)} ms (median), ${whole(steady.p99Ms)} ms (99 of 100)`,
    },
    { what: "A burst of rows to four consumers with a guard", goal: "", measured: ofRates(guardedBursts) },
    {
      what: `Events against ${patterns.rules} rules, on one core`,
      goal: "100,000 events/s",
      measured: `${whole(patterns.matched)} events/s`,
    },
    { what: "The same from the event's text on", goal: "", measured: `${whole(patterns.readAndMatched)} events/s` },
    {
      what: "The same as the first, each rule tried by itself",
      goal: "",
      measured: `${whole(patterns.triedOneByOne)} events/s: the index is ${whole(patterns.matched / patterns.triedOneByOne)} times as fast`,
    },
  ];
}

function ofSeconds(values: readonly number[]): string {
  return spread(values, (value) => value.toFixed(1), "s");
}

function ofRates(bursts: readonly Burst[]): string {
  return spread(
    bursts.map(({ perSecond }) => perSecond),
    whole,
    "rows/s",
  );
}

function ofCpu(bursts: readonly Burst[]): string {
  return spread(
    bursts.map(({ cpuMs }) => cpuMs),
    (value) => value.toFixed(1),
    "ms",
  );
}

/** `2.1 s (2.0 to 2.4)`: the median, and from the least to the most. */
function spread(values: readonly number[], write: (value: number) => string, unit: string): string {
  return `${write(quantile(values, 0.5))} ${unit} (${write(Math.min(...values))} to ${write(Math.max(...values))})`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}
