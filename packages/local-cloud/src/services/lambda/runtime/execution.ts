import { randomBytes } from "node:crypto";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Clock } from "../../../clock.ts";
import { INIT_LIMIT_MS, MOST_RESPONSE_BYTES } from "../../../limits.ts";
import { exportOf, LOG_STREAM } from "../environment.ts";
import type { Misfortune } from "../../../faults/functions/misfortune.ts";
import type { FunctionAsked } from "../from-graph.ts";
import { LOG_TAIL_BYTES } from "../limits.ts";
import type { ErrorObject } from "./error-object.ts";
import { createLines, type Lines } from "./lines.ts";
import { createLogTail } from "./log-tail.ts";
import type { Invoke, WorkerMessage, WorkerStart } from "./messages.ts";

/** How an invocation ended. */
export interface Outcome {
  /** The result, or Lambda's error object, as JSON text. */
  readonly payload: string;
  readonly isError: boolean;
}

/** What an execution is started with. */
export interface ExecutionOptions {
  readonly asked: FunctionAsked;
  /** The path of the bundle. */
  readonly bundle: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** Told each line that the function writes, before the invocation that wrote it ends. */
  readonly onLine: (line: string) => void;
}

const WORKER = new URL("worker-boot.mjs", import.meta.url);

/** One running copy of a function, in a thread: takes one event at a time, and is used again while it lives. */
export class Execution {
  readonly #asked: FunctionAsked;
  readonly #clock: Clock;
  readonly #worker: Worker;
  readonly #lines: Lines;
  readonly #tail = createLogTail(LOG_TAIL_BYTES);
  readonly #ready = Promise.withResolvers<void>();
  #isAlive = true;
  #isOutOfMemory = false;
  /** Lambda's error object, where the bundle could not be loaded. */
  #notReady: string | undefined;
  #requestId = "";
  #settle: ((outcome: Outcome) => void) | undefined;

  constructor({ asked, bundle, environment, clock, onLine }: ExecutionOptions) {
    this.#asked = asked;
    this.#clock = clock;
    this.#lines = createLines((line) => {
      this.#tail.add(line);
      onLine(line);
    });
    this.#worker = startWorker(asked, bundle, environment, clock.now());
    this.#worker.on("message", (message: WorkerMessage) => this.#take(message));
    this.#worker.on("error", (error: NodeJS.ErrnoException) => {
      this.#isOutOfMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
    });
    this.#worker.on("exit", (code) => this.#end(code));
  }

  /** Whether it can take another event. */
  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** The last lines of the invocation that runs, or ran last; those of a cold start are the first one's. */
  get lastLines(): readonly string[] {
    return this.#tail.lines;
  }

  /** Runs the handler once; never rejects. */
  async invoke(requestId: string, payload: string, misfortune?: Misfortune): Promise<Outcome> {
    // What a cold start has written by now belongs to its first invocation.
    if (this.#requestId !== "") this.#tail.clear();
    this.#requestId = requestId;
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    this.#settle = resolve;
    const { timeoutMs } = this.#asked;
    // The time that a function takes to load does not count, within bounds.
    let timer = setTimeout(() => this.#timeOut(), INIT_LIMIT_MS + timeoutMs);
    await Promise.race([this.#ready.promise, promise]);
    clearTimeout(timer);
    if (this.#notReady !== undefined) this.#finish({ payload: this.#notReady, isError: true });
    if (!this.#isFinished()) {
      timer = setTimeout(() => this.#timeOut(), timeoutMs);
      this.#worker.postMessage(
        { ...invokeMessage(requestId, payload, timeoutMs, this.#clock.now()), ...(misfortune && { misfortune }) },
        [],
      );
    }
    return promise.finally(() => clearTimeout(timer));
  }

  async stop(): Promise<void> {
    this.#isAlive = false;
    await this.#worker.terminate();
  }

  #take(message: WorkerMessage): void {
    switch (message.kind) {
      case "log":
        return this.#lines.add(message.text);
      case "ready":
        return this.#ready.resolve();
      case "not-ready":
        this.#notReady = message.payload;
        this.#isAlive = false;
        return this.#ready.resolve();
      case "fatal":
        this.#isAlive = false;
        return this.#finish({ payload: message.payload, isError: true });
      case "error":
        return this.#finish({ payload: message.payload, isError: true });
      case "result":
        return this.#finish(withinSize(message.payload));
    }
  }

  #timeOut(): void {
    const seconds = (this.#asked.timeoutMs / 1000).toFixed(2);
    this.#refuse("Sandbox.Timedout", `Task timed out after ${seconds} seconds`);
    void this.stop();
  }

  #end(code: number): void {
    this.#isAlive = false;
    if (this.#isOutOfMemory) this.#refuse("Runtime.OutOfMemory", "Runtime exited with error: signal: killed");
    else if (code === 0) this.#refuse("Runtime.ExitError", "Runtime exited without providing a reason");
    else this.#refuse("Runtime.ExitError", `Runtime exited with error: exit status ${code}`);
    this.#ready.resolve();
  }

  #refuse(errorType: string, what: string): void {
    this.#finish(asError({ errorType, errorMessage: `RequestId: ${this.#requestId} Error: ${what}` }));
  }

  #isFinished(): boolean {
    return this.#settle === undefined;
  }

  #finish(outcome: Outcome): void {
    this.#lines.end();
    this.#settle?.(outcome);
    this.#settle = undefined;
  }
}

function startWorker(
  asked: FunctionAsked,
  bundle: string,
  environment: Readonly<Record<string, string>>,
  now: number,
): Worker {
  const workerData: WorkerStart = {
    bundle: pathToFileURL(bundle).href,
    compiled: join(dirname(bundle), "compiled"),
    exportName: exportOf(asked.build.handler),
    functionName: asked.name,
    functionArn: asked.arn,
    memoryMb: asked.memoryMb,
    logGroup: asked.logGroup,
    logStream: LOG_STREAM,
    now,
  };
  const worker = new Worker(WORKER, {
    workerData,
    env: { ...environment },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: asked.memoryMb },
    stdout: true,
    stderr: true,
    name: asked.name,
  });
  // What is written past the capture (by native code) is dropped rather than shown among the output of the local cloud.
  worker.stdout.resume();
  worker.stderr.resume();
  return worker;
}

function invokeMessage(requestId: string, payload: string, timeoutMs: number, now: number): Invoke {
  const root = `1-${Math.floor(now / 1000).toString(16)}-${randomBytes(12).toString("hex")}`;
  const traceId = `Root=${root};Parent=${randomBytes(8).toString("hex")};Sampled=0`;
  return { requestId, payload, now, timeoutMs, deadline: now + timeoutMs, traceId };
}

function withinSize(payload: string): Outcome {
  if (Buffer.byteLength(payload) <= MOST_RESPONSE_BYTES) return { payload, isError: false };
  return asError({
    errorType: "Function.ResponseSizeTooLarge",
    errorMessage: `Response payload size exceeded maximum allowed payload size (${MOST_RESPONSE_BYTES} bytes).`,
  });
}

function asError(error: ErrorObject): Outcome {
  return { payload: JSON.stringify(error), isError: true };
}
