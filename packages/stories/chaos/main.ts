/*
 * Chaos at length: random workloads under random plans of faults, held against a ledger (docs/proof.md).
 * `pnpm chaos --runs N --seed S`; `--only K` makes run K alone, `--minutes M` begins none after M minutes. Ends with 3 when a promise was broken and with 1 when a run
 * could not be made, and prints the command that shows it again.
 */
import { exitCodeOf, StreambridgeError } from "@streambridge/errors";
import { preparePlatform } from "@streambridge/sst-platform";
import { PROJECT } from "../src/world.ts";
import { WHOLE_RUN } from "./limits.ts";
import { readOptions, type Options } from "./options.ts";
import { tableOf } from "./print/table.ts";
import { chaos, type ChaosOptions } from "./run/chaos.ts";

/** The run that is being made, from 1. */
let current = 0;

try {
  const options = readOptions();
  process.on("uncaughtException", (thrown) => {
    end(unexpected(thrown, options.seed));
    process.exit();
  });
  await preparePlatform(PROJECT);
  const report = await chaos({ ...options, size: WHOLE_RUN, ...tellProgress() });
  if (report.runs.length > 0) console.log(tableOf(report.runs, options.seed));
  if (report.crash !== undefined) throw unexpected(report.crash, options.seed);
  if (report.counterexample !== undefined) throw promiseBroken(report.counterexample, options);
} catch (thrown) {
  end(StreambridgeError.from(thrown));
}

function tellProgress(): Pick<ChaosOptions, "phase" | "progress"> {
  const startedAt = performance.now();
  const since = (): string => `${Math.round((performance.now() - startedAt) / 1000)} s`;
  let changes = 0;
  return {
    phase: (what, run) => {
      current = run;
      console.error(`run ${run} ${what} (${since()})`);
    },
    progress: (report, run) => {
      changes += report.changes;
      const broken = report.broken.map((line) => `\n  ${line}`).join("");
      console.error(`run ${run} has ended: ${changes} changes in ${since()}${broken}`);
    },
  };
}

function promiseBroken(
  { path, broken, workload, plan }: NonNullable<Awaited<ReturnType<typeof chaos>>["counterexample"]>,
  { seed }: Options,
): StreambridgeError {
  return new StreambridgeError("PROMISE_BROKEN", `${broken}\n${JSON.stringify({ workload, plan }, undefined, 1)}`, {
    mend: `See it again: pnpm chaos --runs 1 --seed ${seed} --path ${path}`,
  });
}

/** What nobody expected ends the command: it says nothing about the promises, and is not there again in a smaller run. */
function unexpected(cause: unknown, seed: number): StreambridgeError {
  const stack = cause instanceof Error ? cause.stack : String(cause);
  return new StreambridgeError("UNEXPECTED", `run ${current} could not be made: ${stack}`, {
    cause,
    mend: `See it again: pnpm chaos --seed ${seed} --only ${current}`,
  });
}

function end(error: StreambridgeError): void {
  console.error(error.message);
  if (error.mend !== undefined) console.error(error.mend);
  process.exitCode = exitCodeOf(error);
}
