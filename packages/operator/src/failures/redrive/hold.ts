import { HOLD_RENEW_MS, HOLD_S } from "../../limits.ts";
import type { Entry } from "../entry.ts";
import { releaseAll } from "../look.ts";
import { setVisibility } from "../look-at-queue.ts";
import type { Reach } from "../reach.ts";

/**
 * Messages that a command has hidden for itself, so that nobody else works on them. If the command dies they show again
 * when their time is up: nothing is lost, and at worst something is done twice.
 */
export class Hold {
  readonly #reach: Reach;
  readonly #held: Set<Entry>;
  #until: number;
  /** All that was hidden, whatever has become of it since. */
  readonly taken: readonly Entry[];

  /** `entries` were hidden just now, for {@link HOLD_S}. */
  constructor(reach: Reach, entries: readonly Entry[]) {
    this.#reach = reach;
    this.taken = entries;
    this.#held = new Set(entries);
    this.#until = Date.now() + HOLD_S * 1000;
  }

  /**
   * Chooses among what is held, and shows the others again.
   *
   * @throws what `choose` throws, after everything was shown again
   */
  async keep(
    choose: (all: readonly Entry[]) => readonly Entry[] | Promise<readonly Entry[]>,
  ): Promise<readonly Entry[]> {
    let chosen: readonly Entry[] = [];
    try {
      chosen = await choose([...this.#held]);
      return chosen;
    } finally {
      const kept = new Set(chosen);
      await this.release([...this.#held].filter((entry) => !kept.has(entry)));
    }
  }

  /** Forgets what is done with. */
  settle(entry: Entry): void {
    this.#held.delete(entry);
  }

  /** Hides what is still held for longer, when its time is half over. */
  async renew(): Promise<void> {
    if (this.#until - Date.now() > HOLD_RENEW_MS) return;
    this.#until = Date.now() + HOLD_S * 1000;
    const byQueue = Map.groupBy(
      [...this.#held].flatMap(({ lies }) => (lies.in === "queue" ? [lies] : [])),
      ({ url }) => url,
    );
    for (const [url, ones] of byQueue) {
      const receipts = ones.map(({ receipt }) => receipt);
      await setVisibility(this.#reach.sqs, url, receipts, HOLD_S);
    }
  }

  /** Shows these to others again, or all that is still held. */
  async release(entries: readonly Entry[] = [...this.#held]): Promise<void> {
    for (const entry of entries) this.#held.delete(entry);
    await releaseAll(this.#reach, entries);
  }
}
