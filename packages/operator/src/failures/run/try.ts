import type { Mask } from "@streambridge/events";
import { SHOWN_ENTRIES } from "../../limits.ts";
import { Screen } from "../../local/screen/screen.ts";
import { readSubscriptions } from "../../local/subscriptions.ts";
import { choose } from "../choose.ts";
import type { Entry } from "../entry.ts";
import { gapsIn } from "../gaps.ts";
import { payloadOf } from "../load-payload.ts";
import type { Seen } from "../places/place.ts";
import { count } from "../print/ages.ts";
import { printLimits } from "../print/print-list.ts";
import { printTried } from "../print/print-tried.ts";
import { writeList } from "../print/write-list.ts";
import { shortIds } from "../short-ids.ts";
import { onStage, view, type Stage } from "../stage.ts";
import { tryOn, type Try } from "../try/try-entry.ts";
import { codeFor, maskFor, type FailuresOptions } from "./options.ts";

/**
 * Says what the code of this tree would do with failures, and sends nothing. Each is told before the next is tried: what would
 * come of a record may be larger than the record, and a thousand of them larger than memory.
 *
 * @returns the exit code: 0 when each of them would pass, 3 when one would fail again, cannot be tried or was not seen, 1
 *   when a place could not be looked at
 * @throws StreambridgeError as `onStage` and `select` do
 */
export async function tryFailures(options: FailuresOptions): Promise<number> {
  const subscriptions = await readSubscriptions(options.project);
  return onStage(options, async (stage) => {
    const seen = await view(stage, options.limit, options.selection);
    const all = seen.flatMap((one) => one.entries);
    const entries = await choose(stage, all, options.selection);
    const trial = { stage, entries, seen, tryEntry: tryOn(stage, subscriptions) };
    const passing = await (options.json ? writeTrials(trial, options) : printTrials(trial, options));
    return codeFor(seen, options.selection, passing === entries.length);
  });
}

/** What is tried, and what was seen when it was chosen. */
export interface Trial {
  readonly stage: Stage;
  readonly entries: readonly Entry[];
  readonly seen: readonly Seen[];
  readonly tryEntry: Try;
}

/** Writes what would become of each as JSON; the answer is how many would pass. */
export async function writeTrials(
  { stage, entries, seen, tryEntry }: Trial,
  options: FailuresOptions,
): Promise<number> {
  const mask = maskFor(options);
  let passing = 0;
  const items = (async function* () {
    for (const entry of entries) {
      const result = await tryEntry(entry);
      if (result.passes) passing += 1;
      await learn(mask, stage, entry);
      yield { id: entry.id, ...(mask.json(result) as object) };
    }
  })();
  await writeList(options.out, { head: { stage: options.stage }, name: "tried", items, tail: { gaps: gapsIn(seen) } });
  return passing;
}

async function printTrials({ stage, entries, seen, tryEntry }: Trial, options: FailuresOptions): Promise<number> {
  const screen = new Screen(options.out, maskFor(options));
  const ids = shortIds(entries);
  let passing = 0;
  for (const [index, entry] of entries.entries()) {
    const result = await tryEntry(entry);
    if (result.passes) passing += 1;
    if (index >= SHOWN_ENTRIES) continue;
    await learn(screen.mask, stage, entry);
    printTried(screen, ids.get(entry) ?? entry.id, result);
    screen.line();
  }
  printEnd(screen, passing, entries.length, options);
  printLimits(screen, seen, options.limit);
  return passing;
}

function printEnd(screen: Screen, passing: number, tried: number, { reveal }: FailuresOptions): void {
  if (tried === 0) return screen.line("No failure fits.");
  const more = tried - SHOWN_ENTRIES;
  if (more > 0)
    screen.line(`${count(more, "more failure")} ${more === 1 ? "was" : "were"} tried; --json tells of all.`);
  screen.line(`${passing} of ${tried} would pass with the code of this tree. Nothing was sent.`);
  if (!reveal) screen.line(screen.paint.quiet("*** hides personal values; --reveal shows them."));
}

/**
 * An error's sentence may quote a personal value without its name: the payload tells which they are. Right before the
 * sentence is told, for a mask keeps the latest values only.
 */
async function learn(mask: Mask, { reach }: Stage, entry: Entry): Promise<void> {
  mask.learn(await payloadOf(reach, entry));
}
