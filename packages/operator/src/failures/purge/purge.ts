import type { Entry } from "../entry.ts";
import { ClearAway } from "../redrive/clear-away.ts";
import type { Hold } from "../redrive/hold.ts";
import type { Stage } from "../stage.ts";
import { writeBackup } from "./write-backup.ts";

/** Writes these failures to a file, then removes exactly them. What fails in between leaves them where they lie. */
export async function purge({ reach }: Stage, hold: Hold, entries: readonly Entry[], file: string): Promise<void> {
  const clearAway = new ClearAway(reach);
  try {
    await writeBackup(reach, entries, file);
    for (const entry of entries) {
      await hold.renew();
      await clearAway.clear(entry);
      hold.settle(entry);
    }
  } finally {
    await clearAway.finish().finally(() => hold.release());
  }
}
