import type { Show } from "./open-show.ts";
import { showMissing } from "./screen/show-missing.ts";

/** Says how it ended; 0 when everything arrived. */
export function report({ screen, hops, deliveries, running }: Show, start: number): 0 | 1 {
  hops.flush();
  const missing = deliveries.missing();
  const stuck = deliveries.rows.stuck();
  if (missing.length + stuck.length > 0) {
    showMissing(screen, missing, stuck);
    return 1;
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const consumers = running.subscriptions.length;
  screen.line();
  screen.line(
    screen.paint.good(
      `Delivered: ${deliveries.arrived} deliveries to ${consumers} consumers, all within ${seconds} s.`,
    ),
  );
  return 0;
}
