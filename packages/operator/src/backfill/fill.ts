import { setTimeout as pause } from "node:timers/promises";
import type { BackfillAnswer, BackfillRequest } from "@streambridge/bridge";
import { BACKFILL_PAGE } from "../limits.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { advanced, nextSource } from "./progress.ts";
import type { NamedRows } from "./read-keys.ts";
import { added } from "./totals.ts";

/** How a backfill goes on. */
export interface Filling {
  readonly named: NamedRows | undefined;
  /** Rows a second at most. */
  readonly rate: number;
  /** Asks the deployed function for one page. */
  readonly ask: (request: Pick<BackfillRequest, "run" | "limit" | "from">) => Promise<BackfillAnswer>;
  /** Told after each page; what it was given is what a later run goes on from. */
  readonly progress: (checkpoint: Checkpoint) => void;
  /** Aborts when somebody wants it to end: the page under way is ended, the rest is left for another time. */
  readonly stop: AbortSignal;
}

/** Where a backfill ended, and whether it is done. */
export interface FilledUp {
  readonly checkpoint: Checkpoint;
  readonly finished: boolean;
}

/**
 * Asks for page after page until all is done or somebody stops it. A page is told as done only when the function has
 * answered; one that is asked for a second time makes the same events. Rejects as `ask` does.
 */
export async function fill(from: Checkpoint, { named, rate, ask, progress, stop }: Filling): Promise<FilledUp> {
  const limit = Math.min(BACKFILL_PAGE, rate);
  let checkpoint = from;
  while (!stop.aborted) {
    const source = nextSource(checkpoint.progress, named, limit);
    if (source === undefined) return { checkpoint, finished: true };
    const startedAt = Date.now();
    const answer = await ask({ run: checkpoint.run, limit, from: source });
    const { run, stage, consumer, progress: before, totals } = checkpoint;
    checkpoint = { run, stage, consumer, progress: advanced(before, answer, limit), totals: added(totals, answer) };
    progress(checkpoint);
    const due = startedAt + (1000 * (answer.rows + answer.gone)) / rate;
    await pause(Math.max(0, due - Date.now()), undefined, { signal: stop }).catch(() => {});
  }
  return { checkpoint, finished: nextSource(checkpoint.progress, named, limit) === undefined };
}
