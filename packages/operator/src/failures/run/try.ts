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
import { shortIds } from "../short-ids.ts";
import { onStage, view, type Stage } from "../stage.ts";
import { tryOn } from "../try/try-entry.ts";
import type { Tried } from "../try/tried.ts";
import { codeFor, maskFor, writeJson, type FailuresOptions } from "./options.ts";

/**
 * Says what the code of this tree would do with failures, and sends nothing.
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
    const tryEntry = tryOn(stage, subscriptions);
    const tried: Trial[] = [];
    for (const entry of entries) tried.push({ entry, result: await tryEntry(entry) });
    if (options.json) await writeTrials(stage, tried, seen, options);
    else await printAll(stage, tried, seen, options);
    return codeFor(
      seen,
      options.selection,
      tried.every(({ result }) => result.passes),
    );
  });
}

interface Trial {
  readonly entry: Entry;
  readonly result: Tried;
}

async function writeTrials(
  stage: Stage,
  tried: readonly Trial[],
  seen: readonly Seen[],
  options: FailuresOptions,
): Promise<void> {
  const mask = maskFor(options);
  const results: unknown[] = [];
  for (const { entry, result } of tried) {
    await learn(mask, stage, entry);
    results.push({ id: entry.id, ...(mask.json(result) as object) });
  }
  writeJson(options.out, { stage: options.stage, tried: results, gaps: gapsIn(seen) });
}

async function printAll(
  stage: Stage,
  tried: readonly Trial[],
  seen: readonly Seen[],
  options: FailuresOptions,
): Promise<void> {
  const screen = new Screen(options.out, maskFor(options));
  if (tried.length === 0) screen.line("No failure fits.");
  else await printTrials(screen, stage, tried, options);
  printLimits(screen, seen, options.limit);
}

async function printTrials(
  screen: Screen,
  stage: Stage,
  tried: readonly Trial[],
  { reveal }: FailuresOptions,
): Promise<void> {
  const ids = shortIds(tried.map(({ entry }) => entry));
  for (const { entry, result } of tried.slice(0, SHOWN_ENTRIES)) {
    await learn(screen.mask, stage, entry);
    printTried(screen, ids.get(entry) ?? entry.id, result);
    screen.line();
  }
  const more = tried.length - SHOWN_ENTRIES;
  if (more > 0) screen.line(`${count(more, "more failure")} were tried; --json tells of all.`);
  const passing = tried.filter(({ result }) => result.passes).length;
  screen.line(`${passing} of ${tried.length} would pass with the code of this tree. Nothing was sent.`);
  if (!reveal) screen.line(screen.paint.quiet("*** hides personal values; --reveal shows them."));
}

/**
 * An error's sentence may quote a personal value without its name: the payload tells which they are. Right before the
 * sentence is told, for a mask keeps the latest values only.
 */
async function learn(mask: Mask, { reach }: Stage, entry: Entry): Promise<void> {
  mask.learn(await payloadOf(reach, entry));
}
