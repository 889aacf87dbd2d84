import { PLACES, type Place } from "../places/lying.ts";
import type { RunReport } from "../run/run-once.ts";

/** What a reader knows each place as. */
const PLACE_NAMES: Readonly<Record<Place, string>> = {
  bridge: "the bridge's park queue",
  stream: "on-failure objects of the stream's mapping",
  delivery: "dead letters of rules",
  consumer: "dead letters of consumers",
  archive: "archive of what grew old",
};

/** The sums of all runs, as lines of a table for a terminal or a document. */
export function tableOf(runs: readonly RunReport[], seed: number): string {
  const sum = (of: (run: RunReport) => number): number => runs.reduce((total, run) => total + of(run), 0);
  const rows: readonly (readonly [string, string])[] = [
    ["seed", String(seed)],
    ["runs", number(runs.length)],
    ["changes written", number(sum(({ changes }) => changes))],
    ["lines of the ledger (changes x subscriptions that match)", number(sum(({ expectations }) => expectations))],
    ...counted(
      "faults: ",
      runs.map(({ faults }) => faults),
    ),
    ...counted(
      "set aside: ",
      runs.map(({ setAside }) => setAside),
    ),
    ...PLACES.map((place) => [`filled: ${PLACE_NAMES[place]}`, filled(runs, place)] as const),
    ["redriven", number(sum(({ redriven }) => redriven))],
    ["lost", number(sum(({ lost }) => lost.length))],
    ["duplicates seen by `once` consumers", number(sum(({ duplicates }) => duplicates))],
    ["repeats inside the window of rule 5 (`onUncertain: retry`)", number(sum(({ inWindow }) => inWindow))],
  ];
  const [left, right] = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] ?? "").length))) as [
    number,
    number,
  ];
  return rows.map(([what, value]) => `| ${what.padEnd(left)} | ${value.padStart(right)} |`).join("\n");
}

/** How many things lay in a place, and in how many of the runs any did. */
function filled(runs: readonly RunReport[], place: Place): string {
  const counts = runs.flatMap((run) => run.filled.get(place) ?? []);
  return `${number(counts.reduce((sum, count) => sum + count, 0))} in ${number(counts.length)} runs`;
}

function counted(prefix: string, maps: readonly ReadonlyMap<string, number>[]): readonly (readonly [string, string])[] {
  const sums = new Map<string, number>();
  for (const map of maps) for (const [name, count] of map) sums.set(name, (sums.get(name) ?? 0) + count);
  return [...sums]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, count]) => [`${prefix}${name}`, number(count)]);
}

function number(count: number): string {
  return count.toLocaleString("en");
}
