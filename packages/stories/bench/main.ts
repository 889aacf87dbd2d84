/*
 * Measures what the local cloud promises, prints a table and writes docs/performance.md: `pnpm bench:local`, some two
 * minutes. Run it on a machine that does nothing else.
 */
import { measurePatterns } from "@streambridge/local-cloud/bench";
import { measureBoots, measureSampleRuns } from "./boots/measure-boots.ts";
import { BOOTS, BURST_ROWS, GUARDED_BURST_ROWS, SAMPLE_RUNS } from "./limits.ts";
import { linesOf, type Figures } from "./page/lines.ts";
import { describeMachine, freeShare } from "./page/machine.ts";
import { tableOf } from "./page/print-table.ts";
import { writePage } from "./page/write-page.ts";
import { measureBursts, measureRows } from "./rows/measure-rows.ts";

const machine = describeMachine();
const shares: number[] = [];
console.log(machine);

const figures: Figures = {
  patterns: await step("event patterns", measurePatterns),
  boots: await step("warm boots", () => measureBoots(BOOTS)),
  sampleRuns: await step("npm start -- --once", () => measureSampleRuns(SAMPLE_RUNS)),
  rows: await step("rows to four consumers", () => measureRows({ guarded: false, rows: BURST_ROWS })),
  guardedBursts: await step("rows to four guarded consumers", () =>
    measureBursts({ guarded: true, rows: GUARDED_BURST_ROWS }),
  ),
};

const lines = linesOf(figures);
console.log(`\n${tableOf(lines)}\n`);
console.log(`written to ${writePage(lines, { machine, shares, at: new Date() })}`);

async function step<T>(title: string, measure: () => T | Promise<T>): Promise<T> {
  const share = await freeShare();
  shares.push(share);
  console.log(`  ... ${title}, with ${Math.round(share * 100)} % of the cores free`);
  return measure();
}
