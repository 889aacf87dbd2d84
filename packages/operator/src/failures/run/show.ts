import { SHOWN_ENTRIES } from "../../limits.ts";
import { Screen } from "../../local/screen/screen.ts";
import { choose } from "../choose.ts";
import type { Entry } from "../entry.ts";
import { gapsIn } from "../gaps.ts";
import { payloadOf } from "../load-payload.ts";
import type { Seen } from "../places/place.ts";
import { count } from "../print/ages.ts";
import { entryJson } from "../print/entry-json.ts";
import { printEntry } from "../print/print-entry.ts";
import { printLimits } from "../print/print-list.ts";
import { writeList } from "../print/write-list.ts";
import { onStage, view, type Stage } from "../stage.ts";
import { codeFor, maskFor, type FailuresOptions } from "./options.ts";

/**
 * Shows failures whole, with payload and error.
 *
 * @returns the exit code: 0 when none is meant, 3 when some are, 1 when a place could not be looked at
 * @throws StreambridgeError as `onStage` and `select` do
 */
export async function show(options: FailuresOptions): Promise<number> {
  return onStage(options, async (stage) => {
    const seen = await view(stage, options.limit, options.selection);
    const all = seen.flatMap(({ entries }) => entries);
    const entries = await choose(stage, all, options.selection);
    if (options.json) await writeEntries(stage, entries, seen, options);
    else {
      const screen = new Screen(options.out, maskFor(options));
      await printEntries(screen, stage, entries, options);
      printLimits(screen, seen, options.limit);
    }
    return codeFor(seen, options.selection, entries.length === 0);
  });
}

async function printEntries(
  screen: Screen,
  { reach }: Stage,
  entries: readonly Entry[],
  options: FailuresOptions,
): Promise<void> {
  for (const entry of entries.slice(0, SHOWN_ENTRIES)) {
    printEntry(screen, entry, await payloadOf(reach, entry));
    screen.line();
  }
  const more = entries.length - SHOWN_ENTRIES;
  if (more > 0) screen.line(`${count(more, "more failure")} fit; name some by id, or use --json.`);
  if (entries.length === 0) screen.line("No failure fits.");
  else if (!options.reveal) screen.line(screen.paint.quiet("*** hides personal values; --reveal shows them."));
}

async function writeEntries(
  { reach }: Stage,
  entries: readonly Entry[],
  seen: readonly Seen[],
  options: FailuresOptions,
): Promise<void> {
  const mask = maskFor(options);
  const items = (async function* () {
    for (const entry of entries) yield entryJson(entry, mask, await payloadOf(reach, entry));
  })();
  await writeList(options.out, {
    head: { stage: options.stage },
    name: "entries",
    items,
    tail: { gaps: gapsIn(seen) },
  });
}
