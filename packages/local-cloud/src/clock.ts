/**
 * The one clock on which everything in the local cloud waits: back-off, batching windows, visibility, delays, retention,
 * retries of targets. Functions themselves run in real time. Tests hand in a clock that they advance by hand.
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `due` once, `ms` milliseconds from now; the answer cancels it. */
  after(ms: number, due: () => void): () => void;
  /** Resolves `ms` milliseconds from now, or at once when `signal` aborts (it never rejects). */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}
