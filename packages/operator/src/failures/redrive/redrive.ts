import { setTimeout as pause } from "node:timers/promises";
import type { Decision } from "@streambridge/consumer-kit/inspect";
import type { Entry } from "../entry.ts";
import { inOrder } from "../plan/plan.ts";
import type { Stage } from "../stage.ts";
import { ClearAway } from "./clear-away.ts";
import type { Hold } from "./hold.ts";
import { redriveOne, type Redriven } from "./redrive-one.ts";

/** How to send again. */
export interface RedriveOptions {
  /** Entries a second at most. */
  readonly rate: number;
  readonly decision: Decision | undefined;
  /** Aborts when somebody wants it to end: what is under way is ended, the rest stays. */
  readonly stop: AbortSignal;
  /** Told of each entry that is done with. */
  readonly progress: (done: Done) => void;
}

/** One entry that a redrive is done with. */
export interface Done {
  readonly entry: Entry;
  readonly redriven: Redriven;
}

/** What a redrive came to. */
export interface RedriveSummary {
  readonly done: readonly Done[];
  /** Entries that it did not come to. */
  readonly untouched: readonly Entry[];
  /** AWS's fault that ended it. */
  readonly fault?: unknown;
}

/**
 * Sends failures again, one after the other, in the order of `inOrder`. It may be interrupted at any time and run twice:
 * what is settled is taken away at once, what is not lies where it lay and is shown to others again.
 */
export async function redrive(
  stage: Stage,
  hold: Hold,
  entries: readonly Entry[],
  { rate, decision, stop, progress }: RedriveOptions,
): Promise<RedriveSummary> {
  const clearAway = new ClearAway(stage.reach);
  const done: Done[] = [];
  const waiting = [...inOrder(entries)];
  let fault: unknown;
  try {
    while (waiting[0] !== undefined && !stop.aborted) {
      const [entry] = waiting;
      const startedAt = Date.now();
      await hold.renew();
      const redriven = await redriveOne(entry, { ...stage, clearAway, decision });
      waiting.shift();
      if (redriven.kind !== "stays") hold.settle(entry);
      done.push({ entry, redriven });
      progress({ entry, redriven });
      await nextTurn(startedAt + 1000 / rate - Date.now(), waiting.length, stop);
    }
  } catch (thrown) {
    fault = thrown;
  }
  await clearAway.finish().finally(() => hold.release());
  return { done, untouched: waiting, ...(fault !== undefined && { fault }) };
}

async function nextTurn(milliseconds: number, left: number, stop: AbortSignal): Promise<void> {
  if (milliseconds <= 0 || left === 0) return;
  await pause(milliseconds, undefined, { signal: stop }).catch(() => {});
}
