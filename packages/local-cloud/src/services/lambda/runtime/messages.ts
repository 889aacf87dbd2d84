import type { Misfortune } from "../../../faults/functions/misfortune.ts";

/** What a worker is started with. */
export interface WorkerStart {
  /** The URL of the bundle. */
  readonly bundle: string;
  /** The folder for the compiled code of the bundle, kept beside it for the next cold start. */
  readonly compiled: string;
  readonly exportName: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  readonly logGroup: string;
  readonly logStream: string;
  /** What the clock shows, in ms since the epoch. */
  readonly now: number;
}

/** To the worker: one invocation. */
export interface Invoke {
  readonly requestId: string;
  /** JSON text. */
  readonly payload: string;
  /** What the clock shows, in ms since the epoch. */
  readonly now: number;
  readonly timeoutMs: number;
  /** When the invocation times out, in ms since the epoch. */
  readonly deadline: number;
  readonly traceId: string;
  readonly misfortune?: Misfortune;
}

/** From the worker. */
export type WorkerMessage =
  | { readonly kind: "ready" }
  /** The bundle could not be loaded, or has no such handler; `payload` is Lambda's error object. */
  | { readonly kind: "not-ready"; readonly payload: string }
  | { readonly kind: "log"; readonly text: string }
  | { readonly kind: "result"; readonly payload: string }
  | { readonly kind: "error"; readonly payload: string }
  /** As `error`, and the thread ends. */
  | { readonly kind: "fatal"; readonly payload: string };
