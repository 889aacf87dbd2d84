import { setTimeout as sleep } from "node:timers/promises";

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

/** At most `perSecond` effects a second, evenly spaced; without a rate nobody waits. */
export function makePace(perSecond: number | undefined, time: Time = REAL_TIME): Pace {
  const gapMs = perSecond === undefined ? 0 : 1000 / perSecond;
  let free = Number.NEGATIVE_INFINITY;
  return {
    async next(latestMs) {
      const now = time.now();
      const wait = Math.max(0, free - now);
      if (wait >= latestMs) return false;
      free = now + wait + gapMs;
      if (wait > 0) await time.sleep(wait);
      return true;
    },
  };
}
