import { waitOn, type Clock } from "./clock.ts";
import { SETTLE_TURNS } from "./limits.ts";

/** A clock that stands still until it is told to move. */
export interface ManualClock extends Clock {
  /**
   * Moves the time on by `ms`. What falls due on the way is called in the order of its time (of its request where the
   * times are equal), each at its own time and with the promises that it set off settled before the next one, and what
   * holds the clock over.
   */
  advance(ms: number): Promise<void>;
  /** How many calls are still to come. */
  readonly pending: number;
}

interface Due {
  readonly at: number;
  readonly order: number;
  readonly call: () => void;
}

/** @param start The time it shows first, in milliseconds since the epoch. */
export function createManualClock(start = Date.parse("2026-01-01T00:00:00.000Z")): ManualClock {
  let now = start;
  let added = 0;
  const pending = new Set<Due>();
  const holding = new Set<Promise<unknown>>();

  const after: Clock["after"] = (ms, call) => {
    const due: Due = { at: now + Math.max(0, ms), order: added++, call };
    pending.add(due);
    return () => pending.delete(due);
  };

  const advance = async (ms: number): Promise<void> => {
    const end = now + ms;
    await settle(holding);
    for (let due = next(pending, end); due; due = next(pending, end)) {
      pending.delete(due);
      now = due.at;
      due.call();
      await settle(holding);
    }
    now = end;
  };

  const hold: Clock["hold"] = (work) => {
    const over = work.catch(() => {}).finally(() => holding.delete(over));
    holding.add(over);
  };

  return {
    now: () => now,
    after,
    wait: waitOn(after),
    hold,
    advance,
    get pending() {
      return pending.size;
    },
  };
}

function next(pending: ReadonlySet<Due>, end: number): Due | undefined {
  let first: Due | undefined;
  for (const due of pending) {
    if (due.at > end) continue;
    if (!first || due.at < first.at || (due.at === first.at && due.order < first.order)) first = due;
  }
  return first;
}

/** Lets promises run on, and what they hand to the event loop; of other processes' work only what holds the clock is waited for. */
async function settle(holding: ReadonlySet<Promise<unknown>>): Promise<void> {
  for (;;) {
    for (let turn = 0; turn < SETTLE_TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
    if (holding.size === 0) return;
    await Promise.all(holding);
  }
}
