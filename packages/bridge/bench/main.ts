/*
 * Measures the bridge against a function written by hand, prints two tables and writes docs/performance-bridge.md:
 * `pnpm bench:bridge`, some two to three minutes. Run it on a machine that does nothing else.
 */
import { measureColdStarts } from "./cold/measure-cold-starts.ts";
import { coldTable, textOf, throughputTable } from "./page/table.ts";
import { writePage } from "./page/write-page.ts";
import { measureThroughput } from "./throughput/measure-throughput.ts";

const throughput = await measureThroughput();
console.log(`${textOf(throughputTable(throughput))}\n`);
const cold = await measureColdStarts();
console.log(`${textOf(coldTable(cold))}\n`);
console.log(`written to ${writePage(throughput, cold)}`);
