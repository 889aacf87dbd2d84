import { Worker } from "node:worker_threads";
import { StreambridgeError } from "@streambridge/errors";
import { CLOCK_TICK_MS, COMPARISON_CPU_MS, COMPARISON_MEMORY_MB, COMPARISON_WALL_MS } from "../limits.ts";
import type { Comparison, Direction, Verdict } from "../verdict.ts";
import { limited, TOO_DEEP } from "./limited.ts";
import type { Answer, Task } from "./message.ts";

/** Bounds of one comparison; tests tighten them. */
export interface Bounds {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly memoryMb: number;
}

/** The bounds of every day. */
export const BOUNDS: Bounds = { cpuMs: COMPARISON_CPU_MS, wallMs: COMPARISON_WALL_MS, memoryMb: COMPARISON_MEMORY_MB };

/** A thread that compares, one task after the other. It is started by the first task and does not keep the process alive. */
export class ComparingThread {
  readonly #bounds: Bounds;
  #worker: Promise<Worker> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(bounds: Bounds = BOUNDS) {
    this.#bounds = bounds;
  }

  /**
   * Compares within the bounds; what has no answer when one is reached is `unknown`, reason `limit`. Rejects with
   * SCHEMA_INVALID when a schema does not compile.
   */
  compare(task: Task): Promise<Comparison> {
    const result = this.#last.then(() => this.#run(task));
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Ends the thread; the next task would start another one. */
  async end(): Promise<void> {
    const worker = await this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #run(task: Task): Promise<Comparison> {
    this.#worker ??= startWorker(this.#bounds.memoryMb);
    const worker = await this.#worker;
    worker.ref();
    try {
      const { answers, limit } = await answersOf(worker, task, this.#bounds);
      if (limit !== undefined) await this.end();
      const missing = limited(limit ?? "nothing was answered");
      return { forward: answers.get("forward") ?? missing, backward: answers.get("backward") ?? missing };
    } finally {
      worker.unref();
    }
  }
}

function startWorker(memoryMb: number): Promise<Worker> {
  const { promise, resolve, reject } = Promise.withResolvers<Worker>();
  const worker = new Worker(new URL("worker.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  worker.once("message", () => resolve(worker));
  worker.once("error", reject);
  return promise;
}

interface Answers {
  readonly answers: ReadonlyMap<Direction, Verdict>;
  /** Which bound was reached. */
  readonly limit?: string;
}

function answersOf(worker: Worker, task: Task, bounds: Bounds): Promise<Answers> {
  const answers = new Map<Direction, Verdict>();
  const { promise, resolve, reject } = Promise.withResolvers<Answers>();
  const take = (answer: Answer) => {
    if (answer.kind === "verdict") answers.set(answer.direction, answer.verdict);
    if (answer.kind === "done") resolve({ answers });
    if (answer.kind === "overflow") resolve({ answers, limit: TOO_DEEP });
    if (answer.kind === "failed") reject(asError(answer.error));
  };
  // A thread that runs out of memory ends with an error of its own.
  const fail = (error: Error) => {
    if ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") {
      resolve({ answers, limit: `it needs more than ${bounds.memoryMb} MB` });
    } else reject(error);
  };
  const stopClock = watch(worker, bounds, (limit) => resolve({ answers, limit }));
  worker.on("message", take);
  worker.on("error", fail);
  try {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage(task);
  } catch (thrown) {
    // A schema that is nested too deeply cannot even be copied.
    if (thrown instanceof RangeError) resolve({ answers, limit: TOO_DEEP });
    else reject(thrown);
  }
  return promise.finally(() => {
    stopClock();
    worker.off("message", take);
    worker.off("error", fail);
  });
}

/** Looks at the thread's own time every now and then, so that a busy machine changes no answer; returns how to stop. */
function watch(worker: Worker, { cpuMs, wallMs }: Bounds, reached: (limit: string) => void): () => void {
  const begun = Date.now();
  const before = worker.cpuUsage();
  const look = async () => {
    if (Date.now() - begun > wallMs) reached(`it takes more than ${wallMs} ms`);
    const [from, now] = await Promise.all([before, worker.cpuUsage()]);
    if ((now.user + now.system - from.user - from.system) / 1000 > cpuMs) reached(`it takes more than ${cpuMs} ms`);
  };
  // A thread that has ended cannot be asked, and needs no watching.
  const clock = setInterval(() => void look().catch(() => undefined), CLOCK_TICK_MS);
  return () => clearInterval(clock);
}

function asError({ code, message, mend, detail }: Extract<Answer, { kind: "failed" }>["error"]): StreambridgeError {
  return new StreambridgeError(code, message, {
    ...(mend !== undefined && { mend }),
    ...(detail !== undefined && { detail }),
  });
}
