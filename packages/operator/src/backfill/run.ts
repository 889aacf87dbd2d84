import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { BackfillAnswer, BackfillRequest } from "@streambridge/bridge";
import { StreambridgeError } from "@streambridge/errors";
import { createMask } from "@streambridge/events";
import { ageOf } from "../failures/print/ages.ts";
import type { ReachOptions } from "../failures/reach.ts";
import { EXIT, writeJson } from "../failures/run/options.ts";
import { onStage, type Stage } from "../failures/stage.ts";
import { invoke } from "../invoke.ts";
import { BACKFILL_STOP_MS } from "../limits.ts";
import type { Out } from "../local/screen/paint.ts";
import { Screen } from "../local/screen/screen.ts";
import { listenForStop } from "../stop.ts";
import {
  prepareCheckpoint,
  readCheckpoint,
  removeCheckpoint,
  writeCheckpoint,
  writtenAt,
  type Checkpoint,
} from "./checkpoint.ts";
import { fill, type FilledUp } from "./fill.ts";
import { findConsumer, type Filled } from "./find-consumer.ts";
import { filledJson, printFilled } from "./print/print-filled.ts";
import { showShare } from "./print/show-share.ts";
import { beginning, isSameWork, type Progress } from "./progress.ts";
import { readKeys, type NamedRows } from "./read-keys.ts";
import { NOTHING } from "./totals.ts";

/** What `backfill` is asked. */
export interface BackfillOptions extends ReachOptions {
  readonly consumer: string;
  /** File that names rows; default every row of the table. */
  readonly keys?: string | undefined;
  /** Rows a second at most. */
  readonly rate: number;
  /** Parts of the table, one after the other. */
  readonly segments: number;
  /** Whether to say what would be sent, and send nothing. */
  readonly plan: boolean;
  /** Where it says how far it came; default a file under `.streambridge`. */
  readonly checkpoint?: string | undefined;
  /** Whether to forget a backfill that was interrupted. */
  readonly fresh: boolean;
  readonly json: boolean;
  readonly out: Out;
}

/**
 * Sends a consumer what rows are now, straight into its queue.
 *
 * @returns the exit code: 0 when all is sent, 3 when it was interrupted or of some rows no event could be made
 * @throws StreambridgeError as `onStage`, `findConsumer`, `readKeys` and `readCheckpoint` do; `AWS_FAILED` when the function
 *   does not answer: the same command goes on from there
 */
export async function backfillConsumer(options: BackfillOptions): Promise<number> {
  const named = options.keys === undefined ? undefined : readKeys(options.keys);
  return onStage(options, async (stage) => {
    const filled = findConsumer(stage.topology, options.consumer);
    const told = { ...(await run(stage, filled, named, options)), plan: options.plan, checkpointPath: pathOf(options) };
    if (options.json) writeJson(options.out, createMask().json(filledJson(told)));
    else printFilled(new Screen(options.out), told);
    return told.finished && told.checkpoint.totals.failed.length === 0 ? EXIT.done : EXIT.failuresRemain;
  });
}

async function run(
  { reach }: Stage,
  { consumer, functionName }: Filled,
  named: NamedRows | undefined,
  options: BackfillOptions,
): Promise<FilledUp> {
  const { plan, rate, out, json } = options;
  const path = pathOf(options);
  const screen = new Screen(out);
  const start = startOf(options, beginning(named, options.segments));
  if (!plan) prepareCheckpoint(path);
  if (start.totals !== NOTHING && !json)
    screen.line(`Going on from ${path}, written ${ageOf(writtenAt(path), Date.now())} ago; --fresh begins anew.`);
  const show = json ? () => {} : showShare(screen);
  const wish = listenForStop(BACKFILL_STOP_MS);
  try {
    const ended = await fill(start, {
      named,
      rate,
      stop: wish.signal,
      ask: (request) =>
        invoke<BackfillAnswer>(reach.lambda, functionName, {
          ...request,
          plan,
          queueUrl: consumer.queue,
          types: consumer.events as BackfillRequest["types"],
        } satisfies BackfillRequest),
      progress: (checkpoint) => {
        if (!plan) writeCheckpoint(path, checkpoint);
        show(checkpoint);
      },
    });
    screen.status("");
    if (ended.finished && !plan) removeCheckpoint(path);
    return ended;
  } finally {
    wish.dispose();
  }
}

/** What was interrupted, or a beginning. A plan always looks at everything. */
function startOf({ plan, fresh, stage, consumer, ...options }: BackfillOptions, from: Progress): Checkpoint {
  const path = pathOf({ stage, consumer, ...options });
  const known = plan || fresh ? undefined : readCheckpoint(path);
  if (known === undefined) return { run: randomUUID(), stage, consumer, progress: from, totals: NOTHING };
  if (known.stage === stage && known.consumer === consumer && isSameWork(known.progress, from)) return known;
  throw new StreambridgeError("USAGE", `${path} is of a backfill of other rows that was interrupted`, {
    mend: "Let that one end first with the command that began it, or forget it with --fresh.",
  });
}

function pathOf({ checkpoint, project, stage, consumer }: Omit<BackfillOptions, "plan" | "fresh">): string {
  return checkpoint ?? join(project, ".streambridge/backfill", `${stage}-${consumer}.json`);
}
