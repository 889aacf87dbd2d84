import { StreambridgeError } from "@streambridge/errors";
import { REDRIVE_STOP_MS } from "../../limits.ts";
import { listenForStop } from "../../stop.ts";
import { Screen } from "../../local/screen/screen.ts";
import { choose } from "../choose.ts";
import { gapsIn } from "../gaps.ts";
import { count } from "../print/ages.ts";
import { printGroups, printLimits } from "../print/print-list.ts";
import { purge } from "../purge/purge.ts";
import { onStage, take, type Stage } from "../stage.ts";
import { codeFor, writeJson, type FailuresOptions } from "./options.ts";

/** What `failures purge` is asked. */
export interface PurgeOptions extends FailuresOptions {
  /** How many failures the person means to remove. */
  readonly confirm: number | undefined;
  /** The file that gets what is removed. */
  readonly file: string;
}

/**
 * Removes failures for good, after it has written them to a file, and only when somebody named their number.
 *
 * @returns the exit code: 0 when they are removed, 3 when it was interrupted or did not see all, 1 when a place could not be
 *   looked at
 * @throws StreambridgeError `USAGE` when the number is another, or the file is there; as `onStage` and `select` do
 */
export async function purgeFailures(options: PurgeOptions): Promise<number> {
  // Before anything is hidden: who is interrupted amid the look shows it again first.
  const wish = listenForStop(REDRIVE_STOP_MS);
  try {
    return await onStage(options, (stage) => purgeOn(stage, options, wish.signal));
  } finally {
    wish.dispose();
  }
}

async function purgeOn(stage: Stage, options: PurgeOptions, stop: AbortSignal): Promise<number> {
  const { limit, selection, confirm, file, json, out } = options;
  const { seen, hold } = await take(stage, limit, selection);
  const entries = await hold.keep((all) => choose(stage, all, selection));
  const screen = new Screen(out);
  if (entries.length > 0 && confirm !== entries.length) {
    await hold.release();
    if (!json) printGroups(screen, entries, Date.now());
    throw notConfirmed(entries.length, confirm);
  }
  const removed = entries.length === 0 ? 0 : await purge(stage, hold, { entries, file, stop });
  if (json) writeJson(out, { stage: options.stage, removed, ...(entries.length > 0 && { file }), gaps: gapsIn(seen) });
  else {
    tellRemoved(screen, entries.length, removed, file);
    printLimits(screen, seen, limit);
  }
  return codeFor(seen, selection, removed === entries.length);
}

function tellRemoved(screen: Screen, wanted: number, removed: number, file: string): void {
  if (wanted === 0) return screen.line("No failure fits; nothing was removed.");
  if (removed < wanted) screen.line(`Interrupted: ${count(wanted - removed, "failure")} stay where they lay.`);
  screen.line(`${count(removed, "failure")} removed. ${file} has them whole:`);
  screen.line("it is the only copy, with personal values and nothing masked; keep it where only you read it.");
}

function notConfirmed(number: number, confirm: number | undefined): StreambridgeError {
  const said = confirm === undefined ? "no number was confirmed" : `${confirm} was confirmed`;
  return new StreambridgeError("USAGE", `${count(number, "failure")} would be removed, and ${said}`, {
    mend: `Nothing was removed. If you mean these, say --confirm ${number}.`,
  });
}
