import * as fc from "fast-check";
import { MOST_SHRINKS, type RunSize } from "../limits.ts";
import { plans, type ChaosPlan } from "../workload/fault-plans.ts";
import type { Step } from "../workload/workload.ts";
import { workloads } from "../workload/workloads.ts";
import { openChaosWorld, type ChaosWorld } from "../world/chaos-world.ts";
import { runOnce, type RunReport } from "./run-once.ts";

/** Which runs. The same seed makes the same workloads and the same plans of faults. */
export interface ChaosOptions {
  readonly runs: number;
  readonly seed: number;
  readonly size: RunSize;
  /** Minutes of real time after which no further run begins. */
  readonly minutes?: number;
  /** The one run to make, from 1, of all those of the seed. */
  readonly only?: number;
  /** fast-check's path to one counterexample of this seed. */
  readonly path?: string;
  /** Told what a run begins to do. */
  readonly phase?: (what: string, run: number) => void;
  /** Told after each run. */
  readonly progress?: (report: RunReport, run: number) => void;
  /** Where the runs take place; the chaos project on this machine, unless a test has something else. */
  readonly open?: () => Promise<ChaosWorld>;
}

/** What all runs came to. */
export interface ChaosReport {
  readonly runs: readonly RunReport[];
  /** The smallest workload and plan that were found to break a promise, if any did. */
  readonly counterexample?: Counterexample;
  /** What a run threw instead of coming to its end. Nothing is run after it. */
  readonly crash?: unknown;
}

/** A run that broke a promise, shrunk as far as {@link MOST_SHRINKS} runs take it. */
export interface Counterexample {
  readonly path: string;
  readonly broken: string;
  readonly workload: unknown;
  readonly plan: unknown;
}

/** Runs the property: whatever is written and whatever fails, every promise is kept. */
export async function chaos(options: ChaosOptions): Promise<ChaosReport> {
  const { runs, seed, size, only, path = only === undefined ? undefined : String(only - 1) } = options;
  const runner = new Runner(options);
  const property = fc.asyncProperty(workloads(size), plans, (workload, plan) => runner.run(workload, plan));
  try {
    const numRuns = only === undefined ? runs : 1;
    const found = await fc.check(property, { numRuns, seed, ...(path !== undefined && { path }) });
    if (runner.crash !== undefined) return { runs: runner.reports, crash: runner.crash.thrown };
    if (!found.failed || found.counterexample === null) return { runs: runner.reports };
    const [workload, plan] = found.counterexample;
    const broken = found.errorInstance instanceof Error ? found.errorInstance.message : String(found.errorInstance);
    return { runs: runner.reports, counterexample: { path: found.counterexamplePath ?? "", broken, workload, plan } };
  } finally {
    await runner.close();
  }
}

/** Makes one run after the other in one world; after a promise was broken, each in a world of its own. */
class Runner {
  readonly reports: RunReport[] = [];
  /** What ended the runs before their time. */
  crash: { readonly thrown: unknown } | undefined;
  readonly #options: ChaosOptions;
  /** On this machine's clock, in milliseconds. */
  readonly #until: number;
  #world: ChaosWorld | undefined;
  #run: number;
  #shrinks = 0;
  #isShrinking = false;

  constructor(options: ChaosOptions) {
    this.#options = options;
    this.#until = performance.now() + (options.minutes ?? Infinity) * 60_000;
    this.#run = (options.only ?? 1) - 1;
  }

  /** One run of the property; passes without running once there was a crash, the time is over, or all was shrunk that may be. */
  async run(workload: readonly Step[], plan: ChaosPlan): Promise<void> {
    if (this.crash !== undefined || performance.now() > this.#until) return;
    if (this.#isShrinking && this.#shrinks >= MOST_SHRINKS) return;
    if (this.#isShrinking) this.#shrinks += 1;
    const report = await this.#make(workload, plan).catch((thrown: unknown) => {
      this.crash = { thrown };
    });
    if (report === undefined) return;
    this.#options.progress?.(report, this.#run);
    if (!this.#isShrinking) this.reports.push(report);
    if (report.broken.length === 0) return;
    this.#isShrinking = true;
    // What a broken run leaves behind must not break the next.
    await this.close();
    throw new Error(report.broken.join("\n"));
  }

  async #make(workload: readonly Step[], plan: ChaosPlan): Promise<RunReport> {
    this.#run += 1;
    const run = this.#run;
    this.#options.phase?.("begins", run);
    this.#world ??= await (this.#options.open ?? openChaosWorld)();
    return runOnce(this.#world, `r${run}`, workload, plan, (what) => this.#options.phase?.(what, run));
  }

  async close(): Promise<void> {
    const world = this.#world;
    this.#world = undefined;
    await world?.close();
  }
}
