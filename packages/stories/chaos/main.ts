/*
 * Chaos at length: random workloads under random plans of faults, held against a ledger (docs/proof.md).
 * `pnpm chaos --runs N --seed S`; ends with 3 when a promise was broken, and prints the command that shows it again.
 */
import { parseArgs } from "node:util";
import { exitCodeOf, StreambridgeError } from "@streambridge/errors";
import { preparePlatform } from "@streambridge/sst-platform";
import { PROJECT } from "../src/world.ts";
import { DEFAULT_RUNS, WHOLE_RUN } from "./limits.ts";
import { tableOf } from "./print/table.ts";
import { chaos } from "./run/chaos.ts";

const OPTIONS = {
  runs: { type: "string", default: String(DEFAULT_RUNS) },
  seed: { type: "string", default: String(Date.now() % 2 ** 31) },
  path: { type: "string" },
} as const;

try {
  const { runs, seed, path } = readOptions();
  await preparePlatform(PROJECT);
  const startedAt = performance.now();
  let changes = 0;
  const report = await chaos({
    runs,
    seed,
    size: WHOLE_RUN,
    ...(path !== undefined && { path }),
    progress: (run, count) => {
      const seconds = Math.round((performance.now() - startedAt) / 1000);
      if (run instanceof Error) return console.error(`run ${count} ended after ${seconds} s with ${run.stack}`);
      changes += run.changes;
      const broken = run.broken.map((line) => `\n  ${line}`).join("");
      console.error(`run ${count}: ${changes} changes in ${seconds} s${broken}`);
    },
  });
  console.log(tableOf(report.runs, seed));
  if (report.counterexample !== undefined) {
    const { path: where, broken, workload, plan } = report.counterexample;
    throw new StreambridgeError("PROMISE_BROKEN", `${broken}\n${JSON.stringify({ workload, plan }, undefined, 1)}`, {
      mend: `See it again: pnpm chaos --runs ${runs} --seed ${seed} --path ${where}`,
    });
  }
} catch (thrown) {
  const error = StreambridgeError.from(thrown);
  console.error(error.fault === "ours" ? error.stack : error.message);
  if (error.mend !== undefined) console.error(error.mend);
  process.exitCode = exitCodeOf(error);
}

function readOptions(): { readonly runs: number; readonly seed: number; readonly path: string | undefined } {
  try {
    const { runs, seed, path } = parseArgs({ options: OPTIONS }).values;
    return { runs: wholeNumber("runs", runs), seed: wholeNumber("seed", seed), path };
  } catch (thrown) {
    throw new StreambridgeError("USAGE", thrown instanceof Error ? thrown.message : String(thrown), {
      mend: "pnpm chaos --runs 50 --seed 7",
    });
  }
}

function wholeNumber(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new Error(`--${name} ${text} is no whole number`);
}
