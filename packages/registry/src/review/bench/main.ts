import { spawnSync } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { WORKSPACE } from "../../testing/sample-registry.ts";
import { temporaryRepository } from "../../testing/temporary-repository.ts";
import { largeRegistry } from "./large-registry.ts";

// `pnpm bench:schemas [--runs N]`: how long the whole command `schema review` takes on a large registry of which a few
// event types changed. Wall-clock time from the start of the process to its end; say what else the machine does.

const { values } = parseArgs({ options: { runs: { type: "string", default: "5" } } });
const SIZE = { domains: 10, eventsPerDomain: 20, majors: 3 } as const;
const CHANGED = 5;
const RELEASES = 3;
const REVIEW = [join(WORKSPACE, "packages/operator/src/main.ts"), "schema", "review", "--json", "--project"];

const files = largeRegistry(SIZE);
using repository = temporaryRepository(files);
for (let release = 1; release <= RELEASES; release++) repository.git("tag", `released/production/${release}`);
for (let event = 0; event < CHANGED; event++) {
  const path = `schemas/domain0/Thing0x${event}Happened/v3.json`;
  repository.write({ [path]: (files[path] ?? "").replace('"maxLength": 2003', '"maxLength": 1000') });
}

const times = Array.from({ length: Number(values.runs) }, () => timeReview(repository.root)).toSorted((a, b) => a - b);
const [best = 0] = times;
const median = times[Math.floor(times.length / 2)] ?? 0;
const load = loadavg()[0]?.toFixed(1);
console.log(
  `${SIZE.domains * SIZE.eventsPerDomain} event types, ${SIZE.majors} majors each, ${RELEASES} releases, ${CHANGED} changed:`,
);
console.log(`schema review: best ${best.toFixed(0)} ms, median ${median.toFixed(0)} ms of ${times.length} runs`);
console.log(`${cpus().length} CPUs, load ${load}`);

function timeReview(root: string): number {
  const begun = performance.now();
  const { stdout } = spawnSync(process.execPath, [...REVIEW, root], { encoding: "utf8" });
  const took = performance.now() - begun;
  const { findings } = JSON.parse(stdout) as { findings: readonly unknown[] };
  if (findings.length !== CHANGED) throw new Error(`${findings.length} findings, ${CHANGED} were planted`);
  return took;
}
