/**
 * The inside of one execution of a function: a thread that loads the bundle once and then runs its handler for one event
 * after another, as Lambda's own Node.js runtime does.
 */
import { flushCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { captureLogs } from "./capture-logs.ts";
import { contextOf } from "./context.ts";
import { shiftDate } from "./shift-date.ts";
import { errorObject, type ErrorObject } from "./error-object.ts";
import type { Invoke, WorkerMessage, WorkerStart } from "./messages.ts";

type Handler = (event: unknown, context: unknown) => unknown;

const start = workerData as WorkerStart;
let isFirst = true;
const tell = (message: WorkerMessage): void => parentPort?.postMessage(message, []);

shiftDate(start.now);
captureLogs((text) => tell({ kind: "log", text }));
// Lambda ends the runtime after either, whatever the handler was doing.
process.on("unhandledRejection", (reason) => endWith(errorObject(reason, "Runtime.UnhandledPromiseRejection")));
process.on("uncaughtException", (error) => endWith(errorObject(error)));

const handler = await loadHandler();
if (handler) {
  parentPort?.on("message", (invoke: Invoke) => void run(handler, invoke));
  tell({ kind: "ready" });
}

async function loadHandler(): Promise<Handler | undefined> {
  try {
    const module = (await import(start.bundle)) as Readonly<Record<string, unknown>>;
    const found = module[start.exportName];
    if (typeof found === "function") return found as Handler;
    const errorMessage = `bundle.${start.exportName} is undefined or not exported`;
    tell({
      kind: "not-ready",
      payload: JSON.stringify({ errorType: "Runtime.HandlerNotFound", errorMessage, trace: [] }),
    });
  } catch (thrown) {
    tell({ kind: "not-ready", payload: JSON.stringify(errorObject(thrown)) });
  }
  return undefined;
}

async function run(handle: Handler, invoke: Invoke): Promise<void> {
  shiftDate(invoke.now);
  process.env["_X_AMZN_TRACE_ID"] = invoke.traceId;
  try {
    const result = await handleInLuck(handle, invoke);
    tell({ kind: "result", payload: asJson(result) });
  } catch (thrown) {
    fail(errorObject(thrown));
  }
  // After the first run: what it compiled on its way is kept as well, and its answer is not held up.
  if (isFirst) flushCompileCache();
  isFirst = false;
}

/** Runs the handler, or, where a fault plan says so, lets it meet its misfortune; that code is loaded only then. */
async function handleInLuck(handle: Handler, invoke: Invoke): Promise<unknown> {
  const event: unknown = JSON.parse(invoke.payload);
  const context = contextOf(start, invoke);
  if (!invoke.misfortune) return handle(event, context);
  const { undermine } = await import("../../../faults/functions/inside/undermine.ts");
  return undermine(() => handle(event, context), invoke.misfortune, { ...invoke, endWith });
}

function asJson(result: unknown): string {
  try {
    // A handler that returns nothing answers null.
    return JSON.stringify(result) ?? "null";
  } catch {
    throw new Error("Unable to stringify response body");
  }
}

function fail(error: ErrorObject): void {
  console.error(`Invoke Error ${JSON.stringify(error)}`);
  tell({ kind: "error", payload: JSON.stringify(error) });
}

function endWith(error: ErrorObject): never {
  console.error(`Invoke Error ${JSON.stringify(error)}`);
  tell({ kind: "fatal", payload: JSON.stringify(error) });
  process.exit(1);
}
