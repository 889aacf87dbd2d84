import type { Due } from "../deliveries.ts";
import type { Screen } from "./screen.ts";

/** Most lines that are shown; a whole system that stands still would fill pages with the same reason. */
const MOST_LINES = 20;

/** Says what has not arrived: which event at which consumer, and the last that is known of it. */
export function showMissing(screen: Screen, missing: readonly Due[], stuckRows: readonly string[]): void {
  const { bad } = screen.paint;
  const lines = [
    ...stuckRows,
    ...missing.map(
      ({ type, entityId, consumer, verdict }) =>
        `${type} of ${entityId} at ${consumer}: ${verdict.kind === "arrived" ? "" : verdict.because}`,
    ),
  ];
  screen.line();
  screen.line(bad(`Not delivered (${lines.length}):`));
  for (const line of lines.slice(0, MOST_LINES)) screen.paragraph(`  ✗ ${line}`);
  if (lines.length > MOST_LINES) screen.line(`  and ${lines.length - MOST_LINES} more`);
}
