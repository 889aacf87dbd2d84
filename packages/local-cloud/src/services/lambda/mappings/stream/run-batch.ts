import { BATCH_FIRST_RETRY_MS, BATCH_LONGEST_RETRY_MS, STREAM_RETENTION_SECONDS } from "../limits.ts";
import type { StreamContext } from "./context.ts";
import { discard } from "./discard.ts";
import { invokeWithBatch, type InvokedBatch } from "./invoke.ts";
import type { ReadRecord } from "./lane.ts";
import type { Progress } from "./progress.ts";

/** What handling a batch works with, beside what the mapping has. */
export interface BatchContext extends StreamContext {
  readonly shardId: string;
  readonly progress: Progress;
}

/** A batch, or what is left of it, on its way. */
export interface Batch {
  readonly records: readonly ReadRecord[];
  /** Retries that count against the maximum. A split does not use one up, nor does a try that never reached the function. */
  readonly retries: number;
  /** How often the function was invoked with it. */
  readonly invocations: number;
  /** Tries in a row that never reached the function: they count for the waits alone. */
  readonly refusals: number;
  /** Milliseconds to wait before the next try. */
  readonly waitMs: number;
  readonly last?: InvokedBatch;
}

/**
 * Brings one batch to its end: every record is handled by the function, or given up and told to the on-failure
 * destination. Retries with back-off, from the lowest failed record on; halves failed batches where the mapping bisects.
 * Returns early, with the rest undone, when the mapping stops.
 */
export async function runBatch(records: readonly ReadRecord[], context: BatchContext): Promise<void> {
  const open: Batch[] = [{ records, retries: 0, invocations: 0, refusals: 0, waitMs: 0 }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (next.waitMs > 0) await context.clock.wait(next.waitMs, context.stopped);
    if (context.stopped.aborted) return;
    const batch = await giveUpExpired(next, context);
    if (batch !== undefined) open.unshift(...(await tryBatch(batch, context)));
  }
}

/** Invokes the function and answers what is left to do, in order. */
async function tryBatch(batch: Batch, context: BatchContext): Promise<readonly Batch[]> {
  const outcome = await invokeWithBatch(batch, context);
  if (outcome.kind === "not-started")
    return [{ ...batch, refusals: batch.refusals + 1, waitMs: backOff(batch, context) }];
  const tried: Batch = { ...batch, refusals: 0, invocations: batch.invocations + 1, last: outcome.invoked };
  const firstOpen = outcome.kind === "failed" ? outcome.firstFailed : tried.records.length;
  finish(tried.records.slice(0, firstOpen), context);
  const rest = tried.records.slice(firstOpen);
  if (outcome.kind === "done" || rest.length === 0) return [];
  context.spy.tell({
    kind: "batch-failed",
    mapping: context.settings.name,
    reason: outcome.reason,
    records: rest.length,
  });
  if (firstOpen > 0) return [afterCheckpoint(tried, rest, context)];
  return followFailure(tried, outcome.whole, context);
}

/**
 * What a partial answer leaves is a batch of its own: the checkpoint moved, so its tries are counted anew (recorded on AWS:
 * with 3 retries a record that was cut out came four more times, and the failure record said 4).
 */
function afterCheckpoint(tried: Batch, records: readonly ReadRecord[], context: BatchContext): Batch {
  return { ...tried, records, retries: 0, invocations: 0, waitMs: backOff({ ...tried, retries: 0 }, context) };
}

/** What follows a failure: halves, another try, or the end. */
async function followFailure(batch: Batch, whole: boolean, context: BatchContext): Promise<readonly Batch[]> {
  const { bisects, maximumRetryAttempts } = context.settings;
  if (whole && bisects && batch.records.length > 1) {
    const middle = Math.ceil(batch.records.length / 2);
    return [
      { ...batch, records: batch.records.slice(0, middle), waitMs: 0 },
      { ...batch, records: batch.records.slice(middle), waitMs: 0 },
    ];
  }
  if (maximumRetryAttempts < 0 || batch.retries < maximumRetryAttempts) {
    return [{ ...batch, retries: batch.retries + 1, waitMs: backOff(batch, context) }];
  }
  await discard(batch, "RetryAttemptsExhausted", context);
  finish(batch.records, context);
  return [];
}

/** Gives up the records at the head of a batch that are too old, and answers the rest. */
async function giveUpExpired(batch: Batch, context: BatchContext): Promise<Batch | undefined> {
  const { maximumRecordAgeSeconds: limit } = context.settings;
  const maximum = limit < 0 ? STREAM_RETENTION_SECONDS : limit;
  const now = context.clock.now() / 1000;
  const isYoung = ({ record }: ReadRecord): boolean => now - record.dynamodb.ApproximateCreationDateTime <= maximum;
  const young = batch.records.findIndex((read) => isYoung(read));
  const expired = young === -1 ? batch.records : batch.records.slice(0, young);
  if (expired.length === 0) return batch;
  await discard({ ...batch, records: expired }, "RecordAgeExceeded", context);
  finish(expired, context);
  return young === -1 ? undefined : { ...batch, records: batch.records.slice(young) };
}

function finish(records: readonly ReadRecord[], { progress }: BatchContext): void {
  for (const { record } of records) progress.end(record.dynamodb.SequenceNumber);
}

/** Doubling waits; half of each is jitter. */
function backOff({ retries, refusals }: Batch, { random }: BatchContext): number {
  const full = Math.min(BATCH_FIRST_RETRY_MS * 2 ** (retries + refusals), BATCH_LONGEST_RETRY_MS);
  return Math.round(full / 2 + (full / 2) * random());
}
