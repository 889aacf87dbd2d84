import type { ColdFigure } from "../cold/measure-cold-starts.ts";
import type { ThroughputFigure } from "../throughput/measure-throughput.ts";

/** A table: its head, then its rows. */
export type Table = readonly (readonly string[])[];

/** Records a second, and what they cost. */
export function throughputTable(figures: readonly ThroughputFigure[]): Table {
  const head = [
    "PutEvents answers",
    "one row makes",
    "records of a batch",
    "who",
    "records/s",
    "times the first",
    "CPU ms for 1,000",
  ];
  return [
    head,
    ...figures.map(({ delayMs, hotShare, records, name, perSecond, timesFirst, cpuMs }) => [
      delayMs === 0 ? "at once" : `after ${delayMs} ms`,
      hotShare === 0 ? "one record" : `${hotShare * 100} %`,
      whole(records),
      name,
      whole(perSecond),
      timesFirst.toFixed(1),
      whole(cpuMs),
    ]),
  ];
}

/** Starts, each beside the function that does nothing. */
export function coldTable(figures: readonly ColdFigure[]): Table {
  const floor = figures[0]?.milliseconds ?? Number.NaN;
  return [
    ["who", "bundle in KiB", "import and first record in ms", "times doing nothing"],
    ...figures.map(({ name, kilobytes, milliseconds }) => [
      name,
      whole(kilobytes),
      whole(milliseconds),
      (milliseconds / floor).toFixed(1),
    ]),
  ];
}

/** As Markdown. */
export function markdownOf([head = [], ...rows]: Table): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** As text for a terminal. */
export function textOf(table: Table): string {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")).join("\n");
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}
