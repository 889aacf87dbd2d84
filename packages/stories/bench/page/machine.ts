import { availableParallelism, cpus, totalmem, type } from "node:os";
import { Worker } from "node:worker_threads";
import { SPIN_MS } from "../limits.ts";

/** What the figures were measured on, in one sentence. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? "an unknown processor";
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} cores of ${model}, ${memory} GB of memory, ${type()}, Node ${process.versions.node}`;
}

/**
 * The share of all cores that this process gets when it asks for all of them: 1 on a machine that does nothing else. It
 * is measured, by threads that spin, since a load average would count our own work as well.
 */
export async function freeShare(): Promise<number> {
  const start = performance.now();
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: availableParallelism() }, spin));
  const { user, system } = process.cpuUsage(before);
  return Math.min(1, (user + system) / 1000 / ((performance.now() - start) * availableParallelism()));
}

function spin(): Promise<void> {
  const worker = new Worker(`const end = Date.now() + ${SPIN_MS}; while (Date.now() < end);`, { eval: true });
  return new Promise((resolve, reject) => worker.once("exit", () => resolve()).once("error", reject));
}
