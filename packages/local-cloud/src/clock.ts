import { LONGEST_TIMER_MS } from "./limits.ts";

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
  /**
   * Keeps the time where it is until `work` is over, where somebody moves it by hand: what another process does takes no
   * time on this clock. The work must not wait for the clock itself. Nobody is told how it ends.
   */
  hold(work: Promise<unknown>): void;
}

/** The machine's own clock. */
export function createRealClock(): Clock {
  return { now: Date.now, after: afterOnMachine, wait: waitOn(afterOnMachine), hold: holdNothing };
}

/** Nobody holds the machine's clock. */
function holdNothing(work: Promise<unknown>): void {
  work.catch(() => {});
}

function afterOnMachine(ms: number, due: () => void): () => void {
  let timer: NodeJS.Timeout;
  // setTimeout fires at once for more than 2^31-1 ms, so a longer wait is walked in steps.
  const sleep = (left: number): void => {
    timer = setTimeout(
      () => (left > LONGEST_TIMER_MS ? sleep(left - LONGEST_TIMER_MS) : due()),
      Math.max(0, Math.min(left, LONGEST_TIMER_MS)),
    );
  };
  sleep(ms);
  return () => clearTimeout(timer);
}

/** Makes `wait` of a clock from its `after`. */
export function waitOn(after: Clock["after"]): Clock["wait"] {
  return (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const finish = (): void => {
        cancel();
        signal?.removeEventListener("abort", finish);
        resolve();
      };
      const cancel = after(ms, finish);
      signal?.addEventListener("abort", finish, { once: true });
    });
}
