import { spawnSync } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { WORKSPACE } from "../../testing/sample-registry.ts";
import { temporaryRepository } from "../../testing/temporary-repository.ts";
import { largeRegistry } from "./large-registry.ts";

// `pnpm bench:schemas [--runs N]`: how long the whole command `schema review` takes on a large registry of which a few
// event types changed: wall-clock time from the start of the process to its end, and the CPU time of all its threads,
// which a busy machine does not change.

const { values } = parseArgs({ options: { runs: { type: "string", default: "5" } } });
const SIZE = { domains: 10, eventsPerDomain: 20, majors: 3 } as const;
const CHANGED = 5;
const RELEASES = 3;
/** Makes the process say, when it ends, how much CPU time it used, in microseconds. */
const TELL_CPU = `data:text/javascript,process.on("exit",()=>process.stderr.write(JSON.stringify(process.cpuUsage())))`;
const REVIEW = [
  "--import",
  TELL_CPU,
  join(WORKSPACE, "packages/operator/src/main.ts"),
  "schema",
  "review",
  "--json",
  "--project",
];

const files = largeRegistry(SIZE);
using repository = temporaryRepository(files);
for (let release = 1; release <= RELEASES; release++) repository.git("tag", `released/production/${release}`);
for (let event = 0; event < CHANGED; event++) {
  const path = `schemas/domain0/Thing0x${event}Happened/v3.json`;
  repository.write({ [path]: (files[path] ?? "").replace('"maxLength": 2003', '"maxLength": 1000') });
}

const runs = Array.from({ length: Number(values.runs) }, () => timeReview(repository.root));
const load = loadavg()[0]?.toFixed(1);
console.log(
  `${SIZE.domains * SIZE.eventsPerDomain} event types, ${SIZE.majors} majors each, ${RELEASES} releases, ${CHANGED} changed:`,
);
console.log(`schema review, wall clock: ${spread(runs.map(({ wallMs }) => wallMs))}`);
console.log(`schema review, CPU time:   ${spread(runs.map(({ cpuMs }) => cpuMs))}`);
console.log(`${cpus().length} CPUs, load ${load}`);

function timeReview(root: string): { readonly wallMs: number; readonly cpuMs: number } {
  const begun = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, [...REVIEW, root], { encoding: "utf8" });
  const wallMs = performance.now() - begun;
  const { findings } = JSON.parse(stdout) as { findings: readonly unknown[] };
  if (findings.length !== CHANGED) throw new Error(`${findings.length} findings, ${CHANGED} were planted`);
  const { user, system } = JSON.parse(stderr) as NodeJS.CpuUsage;
  return { wallMs, cpuMs: (user + system) / 1000 };
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `best ${(sorted[0] ?? 0).toFixed(0)} ms, median ${median.toFixed(0)} ms of ${times.length} runs`;
}
