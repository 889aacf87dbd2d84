import { setTimeout as sleep } from "node:timers/promises";

/** Spreads the effects of one function instance over time. */
export interface Pace {
  /** Waits for the next free moment; false at once, and no moment taken, when it lies later than `latestMs` from now. */
  next(latestMs: number): Promise<boolean>;
}

/** At most `perSecond` effects a second, evenly spaced; without a rate nobody waits. */
export function makePace(perSecond: number | undefined, now: () => number = performance.now.bind(performance)): Pace {
  if (perSecond === undefined) return { next: async (latestMs) => latestMs > 0 };
  const gapMs = 1000 / perSecond;
  let free = Number.NEGATIVE_INFINITY;
  return {
    async next(latestMs) {
      const wait = Math.max(0, free - now());
      if (wait >= latestMs) return false;
      free = now() + wait + gapMs;
      if (wait > 0) await sleep(wait);
      return true;
    },
  };
}
