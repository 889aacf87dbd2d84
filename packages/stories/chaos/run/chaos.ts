import * as fc from "fast-check";
import type { RunSize } from "../limits.ts";
import { plans } from "../workload/fault-plans.ts";
import { workloads } from "../workload/workloads.ts";
import { openChaosWorld, type ChaosWorld } from "../world/chaos-world.ts";
import { runOnce, type RunReport } from "./run-once.ts";

/** Which runs. The same seed makes the same workloads and the same plans of faults. */
export interface ChaosOptions {
  readonly runs: number;
  readonly seed: number;
  readonly size: RunSize;
  /** fast-check's path to one counterexample of this seed. */
  readonly path?: string;
  /** Told after each run; what it threw instead of a report ends the world, not the runs. */
  readonly progress?: (report: RunReport | Error, run: number) => void;
}

/** What all runs came to. */
export interface ChaosReport {
  readonly runs: readonly RunReport[];
  /** The smallest workload and plan that break a promise, if any did. */
  readonly counterexample?: Counterexample;
}

/** A run that broke a promise, shrunk as far as it goes. */
export interface Counterexample {
  readonly path: string;
  readonly broken: string;
  readonly workload: unknown;
  readonly plan: unknown;
}

/** Runs the property: whatever is written and whatever fails, every promise is kept. */
export async function chaos({ runs, seed, size, path, progress }: ChaosOptions): Promise<ChaosReport> {
  const reports: RunReport[] = [];
  let world: ChaosWorld | undefined;
  let count = 0;
  const property = fc.asyncProperty(workloads(size), plans, async (workload, plan) => {
    world ??= await openChaosWorld();
    count += 1;
    const report = await runOnce(world, `r${count}`, workload, plan).catch(asError);
    progress?.(report, count);
    if (!(report instanceof Error)) reports.push(report);
    const broken = report instanceof Error ? report : brokenIn(report);
    if (broken === undefined) return;
    // What a broken run leaves behind must not break the next.
    await world.close();
    world = undefined;
    throw broken;
  });
  try {
    const found = await fc.check(property, { numRuns: runs, seed, ...(path !== undefined && { path }) });
    if (!found.failed || found.counterexample === null) return { runs: reports };
    const [workload, plan] = found.counterexample;
    const broken = found.errorInstance instanceof Error ? found.errorInstance.message : String(found.errorInstance);
    return { runs: reports, counterexample: { path: found.counterexamplePath ?? "", broken, workload, plan } };
  } finally {
    await world?.close();
  }
}

function brokenIn({ broken }: RunReport): Error | undefined {
  return broken.length === 0 ? undefined : new Error(broken.join("\n"));
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
