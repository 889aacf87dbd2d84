import { Screen } from "../../local/screen/screen.ts";
import { choose } from "../choose.ts";
import { mayHideMore } from "../gaps.ts";
import type { Seen } from "../places/place.ts";
import { count } from "../print/ages.ts";
import { listJson, printEach, printGroups, printLimits } from "../print/print-list.ts";
import { onStage, view } from "../stage.ts";
import { codeFor, maskFor, writeJson, type FailuresOptions } from "./options.ts";

/** What `failures list` is asked. */
export interface ListOptions extends FailuresOptions {
  /** Whether to show each failure, not groups. */
  readonly each: boolean;
}

/**
 * Shows what lies in all places of failure: in groups by cause, event type and consumer, or one by one.
 *
 * @returns the exit code: 0 when there is nothing, 3 when there is something, 1 when a place could not be looked at
 * @throws StreambridgeError as `onStage` and `select` do
 */
export async function list(options: ListOptions): Promise<number> {
  const { selection, limit, json, out } = options;
  const { seen, entries } = await onStage(options, async (stage) => {
    const places = await view(stage, limit, selection);
    const all = places.flatMap((one) => one.entries);
    return { seen: places, entries: await choose(stage, all, selection) };
  });
  const now = Date.now();
  const code = codeFor(seen, selection, entries.length === 0);
  if (json) {
    writeJson(out, { stage: options.stage, ...listJson(seen, entries, maskFor(options)) });
    return code;
  }
  const screen = new Screen(out);
  if (entries.length === 0) screen.line(`Stage ${options.stage}: ${nothing(seen, options)}.`);
  else {
    screen.line(screen.paint.strong(`Stage ${options.stage}: ${count(entries.length, "failure")}.`));
    if (options.each) printEach(screen, entries, now);
    else printGroups(screen, entries, now);
  }
  printLimits(screen, seen, limit);
  if (entries.some(({ lies }) => lies.in === "queue"))
    screen.line(screen.paint.quiet("Looking hid these messages from others for seconds; they are all back."));
  return code;
}

/** What was left out is no evidence that there is nothing, and neither is a choice that nothing fits. */
function nothing(seen: readonly Seen[], { selection }: ListOptions): string {
  const others = seen.reduce((sum, { entries }) => sum + entries.length, 0);
  if (others > 0) return `no failure fits; ${others === 1 ? "1 other lies" : `${others} others lie`} there`;
  return mayHideMore(seen, selection) ? "no failures were seen" : "no failures";
}
