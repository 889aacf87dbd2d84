import { waitOn, type Clock } from "./clock.ts";
import { SETTLE_TURNS } from "./limits.ts";

/** A clock that stands still until it is told to move. */
export interface ManualClock extends Clock {
  /**
   * Moves the time on by `ms`. What falls due on the way is called in the order of its time (of its request where the
   * times are equal), each at its own time and with the promises that it set off settled before the next one.
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

  const after: Clock["after"] = (ms, call) => {
    const due: Due = { at: now + Math.max(0, ms), order: added++, call };
    pending.add(due);
    return () => pending.delete(due);
  };

  const advance = async (ms: number): Promise<void> => {
    const end = now + ms;
    await settle();
    for (let due = next(pending, end); due; due = next(pending, end)) {
      pending.delete(due);
      now = due.at;
      due.call();
      await settle();
    }
    now = end;
  };

  return {
    now: () => now,
    after,
    wait: waitOn(after),
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

/** Lets promises run on, and what they hand to the event loop; work of other processes is not waited for. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < SETTLE_TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
}
