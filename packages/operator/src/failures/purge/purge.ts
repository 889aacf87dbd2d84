import type { Entry } from "../entry.ts";
import { ClearAway } from "../redrive/clear-away.ts";
import type { Hold } from "../redrive/hold.ts";
import type { Stage } from "../stage.ts";
import { writeBackup } from "./write-backup.ts";

/** What is removed, and how it may be ended. */
export interface Purge {
  readonly entries: readonly Entry[];
  /** The file that gets them first. */
  readonly file: string;
  /** Aborts when somebody wants it to end: the rest stays, and is in the file as well. */
  readonly stop: AbortSignal;
}

/**
 * Writes failures to a file, then removes exactly them; the answer is how many. What fails in between leaves the rest where
 * it lies.
 */
export async function purge({ reach }: Stage, hold: Hold, { entries, file, stop }: Purge): Promise<number> {
  const clearAway = new ClearAway(reach, hold.taken);
  let removed = 0;
  try {
    await writeBackup(reach, entries, file);
    for (const entry of entries) {
      if (stop.aborted) break;
      await hold.renew();
      await clearAway.clear(entry);
      hold.settle(entry);
      removed += 1;
    }
    return removed;
  } finally {
    await clearAway.finish().finally(() => hold.release());
  }
}
