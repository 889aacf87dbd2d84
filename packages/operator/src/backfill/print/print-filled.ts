import { count } from "../../failures/print/ages.ts";
import { SHOWN_ENTRIES } from "../../limits.ts";
import type { Screen } from "../../local/screen/screen.ts";
import type { FilledUp } from "../fill.ts";
import type { Totals } from "../totals.ts";

/** What a summary is about. */
export interface Told extends FilledUp {
  readonly plan: boolean;
  /** Where a backfill that is not done goes on from. */
  readonly checkpointPath: string;
}

/** Why a row makes no event, in words. */
const WHY: Readonly<Record<string, string>> = {
  "no-translator": "no translator speaks for rows of this kind",
  "no-meaning": "it means nothing to the outside",
  "not-published": "none of its events is one that the consumer takes",
  "failed-softly": "its translator minds no failure",
};

/** Shows what a backfill came to, or would. */
export function printFilled(screen: Screen, { checkpoint, finished, plan, checkpointPath }: Told): void {
  const { consumer, totals } = checkpoint;
  const { good, bad } = screen.paint;
  screen.line(`${count(totals.rows, "row")} read${totals.gone === 0 ? "" : `, ${totals.gone} named and gone`}`);
  for (const [type, number] of Object.entries(totals.sent))
    screen.line(`${String(number).padStart(6)}  ${type} ${plan ? "would go" : "sent"} to the queue of ${consumer}`);
  for (const [reason, number] of Object.entries(totals.ignored))
    screen.line(`${String(number).padStart(6)}  make no event: ${WHY[reason] ?? reason}`);
  printFailed(screen, totals);
  if (!finished)
    screen.line(bad(`Interrupted. The same command goes on from here; ${checkpointPath} says how far it came.`));
  else if (totals.failed.length > 0)
    screen.line(
      bad(plan ? "Nothing was sent, and of some rows no event can be made." : "Of some rows no event could be made."),
    );
  else screen.line(good(plan ? "Nothing was sent." : "All of it is in the queue."));
}

function printFailed(screen: Screen, { failed }: Totals): void {
  for (const { keys, code, eventType, mend } of failed.slice(0, SHOWN_ENTRIES)) {
    screen.line(`        ${JSON.stringify(keys)}: ${code}${eventType === undefined ? "" : ` of ${eventType}`}`);
    if (mend !== undefined) screen.line(`          ${mend}`);
  }
  if (failed.length > SHOWN_ENTRIES) screen.line(`        and ${failed.length - SHOWN_ENTRIES} more; --json names all`);
}

/** For machines. */
export function filledJson({ checkpoint, finished, plan }: Told): Readonly<Record<string, unknown>> {
  const { stage, consumer, run, totals } = checkpoint;
  return { stage, consumer, run, plan, finished, ...totals };
}
