import type { Decision } from "@streambridge/consumer-kit/inspect";
import { REDRIVES_AT_ONCE } from "../../limits.ts";
import type { Entry } from "../entry.ts";
import type { Stage } from "../stage.ts";
import type { Refusal } from "../stale.ts";
import { ClearAway } from "./clear-away.ts";
import type { Hold } from "./hold.ts";
import { lanesOf, type Lane } from "./lanes.ts";
import { Pace } from "./pace.ts";
import { redriveOne, type Redriven } from "./redrive-one.ts";

/** How to send again. */
export interface RedriveOptions {
  /** Entries a second at most. */
  readonly rate: number;
  readonly decision: Decision | undefined;
  /** What is left where it lies, and why. */
  readonly refusal: Refusal;
  /** Aborts when somebody wants it to end: what is under way is ended, the rest stays. */
  readonly stop: AbortSignal;
  /** Told of each entry that is done with. */
  readonly progress: (done: Done) => void;
}

/** One entry that a redrive is done with. */
export interface Done {
  readonly entry: Entry;
  readonly redriven: Redriven;
}

/** What a redrive came to. */
export interface RedriveSummary {
  readonly done: readonly Done[];
  /** Entries that it did not come to. */
  readonly untouched: readonly Entry[];
  /** AWS's fault that ended it. */
  readonly fault?: unknown;
}

/**
 * Sends failures again, each item's one after the other, several items at the same time. It may be interrupted at any time
 * and run twice: what is settled is taken away at once, what is not lies where it lay and is shown to others again.
 */
export async function redrive(
  stage: Stage,
  hold: Hold,
  entries: readonly Entry[],
  { rate, decision, refusal, stop, progress }: RedriveOptions,
): Promise<RedriveSummary> {
  const clearAway = new ClearAway(stage.reach, hold.taken);
  const pace = new Pace(rate);
  const failed = new AbortController();
  const ended = AbortSignal.any([stop, failed.signal]);
  const done = new Map<Entry, Done>();

  const take = async (entry: Entry): Promise<void> => {
    const why = refusal(entry);
    if (why === undefined) await pace.turn(ended);
    if (ended.aborted) return;
    await hold.renew();
    const redriven: Redriven =
      why === undefined ? await redriveOne(entry, { ...stage, clearAway, decision }) : { kind: "stays", why };
    if (redriven.kind !== "stays") hold.settle(entry);
    done.set(entry, { entry, redriven });
    progress({ entry, redriven });
  };
  // One after the other, whatever comes of them: what was done is to be told in any case.
  const faults = [
    await runLanes(lanesOf(entries), take, failed),
    await faultOf(clearAway.finish()),
    await faultOf(hold.release()),
  ];
  const fault = faults.find((one) => one !== undefined);
  const untouched = entries.filter((entry) => !done.has(entry));
  return { done: [...done.values()], untouched, ...(fault !== undefined && { fault }) };
}

function faultOf(work: Promise<void>): Promise<unknown> {
  return work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
}

/** Works on some lanes at the same time. The first fault ends all of them, after what is under way; it is the answer. */
async function runLanes(
  lanes: readonly Lane[],
  take: (entry: Entry) => Promise<void>,
  failed: AbortController,
): Promise<unknown> {
  const waiting = lanes.values();
  const work = async (): Promise<void> => {
    for (const lane of waiting) for (const entry of lane) await take(entry);
  };
  const workers = Array.from({ length: REDRIVES_AT_ONCE }, () => work().catch((thrown) => failed.abort(thrown)));
  await Promise.all(workers);
  return failed.signal.aborted ? (failed.signal.reason as unknown) : undefined;
}
