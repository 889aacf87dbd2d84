import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { availableParallelism, cpus, type } from "node:os";
import { fileURLToPath } from "node:url";
import type { ColdFigure } from "../cold/measure-cold-starts.ts";
import { COLD_STARTS, ROUNDS } from "../limits.ts";
import type { ThroughputFigure } from "../throughput/measure-throughput.ts";
import { coldTable, markdownOf, throughputTable } from "./table.ts";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));
const PAGE = `${ROOT}docs/performance-bridge.md`;

/** Writes docs/performance-bridge.md anew and answers its path. */
export function writePage(throughput: readonly ThroughputFigure[], cold: readonly ColdFigure[]): string {
  writeFileSync(PAGE, pageOf(throughput, cold));
  execFileSync(`${ROOT}node_modules/.bin/oxfmt`, [PAGE], { stdio: "ignore" });
  return PAGE;
}

function pageOf(throughput: readonly ThroughputFigure[], cold: readonly ColdFigure[]): string {
  const machine = `${availableParallelism()} cores of ${cpus()[0]?.model.trim() ?? "an unknown processor"}, ${type()}, Node ${process.versions.node}`;
  return `# How fast the bridge is

\`pnpm bench:bridge\` measures and writes this page; nothing on it is written by hand. Measured on ${new Date().toISOString().slice(0, 10)}: ${machine}.
Compare within a table only: all that stand in one were measured in turns in the same run, and machines differ.

The peer is the function that a team writes in an afternoon with the usual libraries: \`unmarshall\`, the same schemas compiled by Ajv, \`JSON.stringify\`,
chunks of ten through the same SDK. It makes the same events and does less: no envelope, no identity, no order, no retry of
single entries, no parking, no metrics (\`packages/bridge/bench/peers\`).

## Records a second

${markdownOf(throughputTable(throughput))}

The median of ${ROUNDS} rounds; "times the first" holds each round against the same round of the first line of its group. PutEvents is an HTTP server
on loopback in a process of its own. When it answers at once, what is measured is the code, most of it the SDK's; when it takes its time,
as AWS does, what is measured is how many requests are in flight. A row's next change waits for the answer to the one before
([decision 6](decisions/0006-one-change-of-an-item-per-request.md)): with rows of their own that costs nothing, and a single hot
row bounds its batch at one round trip a change.

## A cold start

${markdownOf(coldTable(cold))}

The median of ${COLD_STARTS} processes each, from the import of the bundle to the answer to a first batch of one record; bundled, minified and
split as the stacks ask SST to. The bundle's size counts what is loaded later or never as well. The bridge's validators are code that was made when the schemas changed; it compiles nothing when it starts. Its first batch also asks
SSM for the list of records to park unseen, over HTTP as well, which loads one more client of the SDK.
`;
}
