import type { Screen } from "../../local/screen/screen.ts";
import type { Checkpoint } from "../checkpoint.ts";
import { shareOf } from "../progress.ts";

const BAR_WIDTH = 30;

/** Draws how far a backfill has come, on a terminal only. */
export function showShare(screen: Screen): (checkpoint: Checkpoint) => void {
  return ({ progress, totals }) => {
    const { done, total } = shareOf(progress);
    const bar = "█".repeat(Math.round((BAR_WIDTH * done) / total)).padEnd(BAR_WIDTH, "░");
    const failed = totals.failed.length === 0 ? "" : `, ${totals.failed.length} failed`;
    const unit = progress.kind === "table" ? "segments" : "rows";
    screen.status(`${bar} ${done}/${total} ${unit}, ${totals.rows + totals.gone} rows read${failed}`);
  };
}
