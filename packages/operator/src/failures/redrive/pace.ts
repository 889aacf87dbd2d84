import { setTimeout as pause } from "node:timers/promises";

/** Lets so many through a second, evenly, for all callers together. */
export class Pace {
  readonly #interval: number;
  #next = 0;

  constructor(perSecond: number) {
    this.#interval = 1000 / perSecond;
  }

  /** Resolves when it is the asker's turn, or at once when `stop` aborts. */
  async turn(stop: AbortSignal): Promise<void> {
    const now = Date.now();
    const at = Math.max(now, this.#next);
    this.#next = at + this.#interval;
    if (at > now) await pause(at - now, undefined, { signal: stop }).catch(() => {});
  }
}
