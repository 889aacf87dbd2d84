import { setTimeout as sleep } from "node:timers/promises";
import { PACE_BURST } from "./limits.ts";

/** Spreads the effects of one function instance over time. */
export interface Pace {
  /** Waits for the next free moment; false at once, and no moment taken, when it lies later than `latestMs` from now. */
  next(latestMs: number): Promise<boolean>;
}

/** Time as a pace needs it, in ms. */
export interface Time {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

const REAL_TIME: Time = { now: () => performance.now(), sleep: (milliseconds) => sleep(milliseconds) };

/**
 * At most `perSecond` effects a second, evenly spaced, after a burst of {@link PACE_BURST} where none started for a while;
 * without a rate nobody waits.
 */
export function makePace(perSecond: number | undefined, time: Time = REAL_TIME): Pace {
  const gapMs = perSecond === undefined ? 0 : 1000 / perSecond;
  const burstMs = gapMs * (PACE_BURST - 1);
  // When the next effect would start if all were evenly spaced; a burst may run ahead of it.
  let due = Number.NEGATIVE_INFINITY;
  return {
    async next(latestMs) {
      const now = time.now();
      const even = Math.max(due, now);
      const wait = Math.max(0, even - burstMs - now);
      if (wait >= latestMs) return false;
      due = even + gapMs;
      if (wait > 0) await time.sleep(wait);
      return true;
    },
  };
}
