import type { Decision } from "@streambridge/consumer-kit/inspect";
import { REDRIVE_STOP_MS } from "../../limits.ts";
import { Screen } from "../../local/screen/screen.ts";
import { readSubscriptions } from "../../local/subscriptions.ts";
import { listenForStop } from "../../stop.ts";
import { choose } from "../choose.ts";
import { gapsIn, mayHideMore } from "../gaps.ts";
import type { Seen } from "../places/place.ts";
import { makePlan } from "../plan/plan.ts";
import { printLimits } from "../print/print-list.ts";
import { planJson, printPlan } from "../print/print-plan.ts";
import { failsStill, printSummary, summaryJson } from "../print/print-summary.ts";
import { showBar } from "../print/show-bar.ts";
import { redrive, type RedriveSummary } from "../redrive/redrive.ts";
import { onStage, take, view, type Stage } from "../stage.ts";
import { refusalFor } from "../stale.ts";
import { tryOn } from "../try/try-entry.ts";
import { codeFor, writeJson, type FailuresOptions } from "./options.ts";

/** What `failures redrive` is asked. */
export interface RedriveRunOptions extends FailuresOptions {
  /** Whether to say what would be done, and do nothing. */
  readonly plan: boolean;
  /** Entries a second at most. */
  readonly rate: number;
  readonly decision: Decision | undefined;
  /** Whether to send what is older than guards remember as well. */
  readonly evenStale: boolean;
}

/**
 * Sends failures again: records through the bridge, events to their consumer's queue.
 *
 * @returns the exit code: 0 when each is settled, 3 when some failed again, stay, or were not come to
 * @throws StreambridgeError as `onStage` and `select` do, and when AWS ended it; what was done by then is shown before
 */
export async function redriveFailures(options: RedriveRunOptions): Promise<number> {
  return onStage(options, (stage) => (options.plan ? plan(stage, options) : apply(stage, options)));
}

async function plan(stage: Stage, options: RedriveRunOptions): Promise<number> {
  const seen = await view(stage, options.limit, options.selection);
  const entries = await choose(stage, entriesIn(seen), options.selection);
  const subscriptions = await readSubscriptions(options.project);
  const planned = await makePlan(entries, {
    consumers: stage.topology.consumers,
    tryEntry: tryOn(stage, subscriptions),
    refusal: await refusalFor(stage.reach, () => Promise.resolve(subscriptions), options.evenStale),
  });
  if (options.json) writeJson(options.out, { stage: options.stage, ...planJson(planned), gaps: gapsIn(seen) });
  else {
    const screen = new Screen(options.out);
    printPlan(screen, planned);
    printLimits(screen, seen, options.limit);
  }
  return codeFor(seen, options.selection, entries.length === 0);
}

async function apply(stage: Stage, options: RedriveRunOptions): Promise<number> {
  const { limit, selection, json, out, rate, decision } = options;
  const screen = new Screen(out);
  const refusal = await refusalFor(stage.reach, () => readSubscriptions(options.project), options.evenStale);
  const wish = listenForStop(REDRIVE_STOP_MS);
  try {
    const { seen, hold } = await take(stage, limit, selection);
    const entries = await hold.keep((all) => choose(stage, all, selection));
    const progress = json ? () => {} : showBar(screen, entries.length);
    const summary = await redrive(stage, hold, entries, { rate, decision, refusal, stop: wish.signal, progress });
    screen.status("");
    if (json) writeJson(out, { stage: options.stage, ...summaryJson(summary), gaps: gapsIn(seen) });
    else {
      printSummary(screen, summary, { wasStopped: wish.signal.aborted, mayBeMore: mayHideMore(seen, selection) });
      printLimits(screen, seen, limit);
    }
    return codeFor(seen, selection, isSettled(summary));
  } finally {
    wish.dispose();
  }
}

/** @throws what ended it, now that the rest has been told */
function isSettled({ fault, untouched, done }: RedriveSummary): boolean {
  if (fault !== undefined) throw fault;
  return untouched.length === 0 && !done.some(failsStill);
}

function entriesIn(seen: readonly Seen[]): Seen["entries"] {
  return seen.flatMap(({ entries }) => entries);
}
