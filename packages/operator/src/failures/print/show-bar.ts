import type { Screen } from "../../local/screen/screen.ts";
import type { Done } from "../redrive/redrive.ts";
import { failsStill } from "./print-summary.ts";

const BAR_WIDTH = 30;

/** Draws how far a redrive has come, on a terminal only. */
export function showBar(screen: Screen, total: number): (done: Done) => void {
  let settled = 0;
  let failed = 0;
  return (done) => {
    if (failsStill(done)) failed += 1;
    else settled += 1;
    const part = Math.round((BAR_WIDTH * (settled + failed)) / total);
    const bar = "█".repeat(part).padEnd(BAR_WIDTH, "░");
    screen.status(`${bar} ${settled + failed}/${total}${failed > 0 ? `, ${failed} failed again` : ""}`);
  };
}
