import type { StartingPosition, StreamRecord } from "../../../dynamodb/stream-source.ts";
import { GET_RECORDS_MAX, IDLE_POLL_MS, QUIET_POLL_MS, READ_RETRY_MS } from "../limits.ts";
import type { StreamContext } from "./context.ts";
import { createLanes } from "./lanes.ts";
import { createProgress } from "./progress.ts";
import { runBatch } from "./run-batch.ts";

/**
 * Reads one shard from a position to its end, and hands what passes the filters to the lanes. Resolves when the shard is
 * closed and all of it is handled, or when the mapping stops. Never rejects: reads that fail are repeated.
 */
export async function readShard(shardId: string, start: StartingPosition, context: StreamContext): Promise<void> {
  const { source, checkpoints, stopped } = context;
  const progress = createProgress((sequenceNumber) => checkpoints.set(shardId, sequenceNumber));
  const lanes = createLanes((records) => runBatch(records, { ...context, shardId, progress }), context);
  const checkpoint = checkpoints.get(shardId);
  let position: StartingPosition = checkpoint === undefined ? start : { afterSequenceNumber: checkpoint };
  let iterator: string | undefined;

  while (!stopped.aborted) {
    try {
      iterator ??= await source.iterator(shardId, position);
      const page: Awaited<ReturnType<typeof source.records>> = await source.records(iterator, GET_RECORDS_MAX);
      take(page.records);
      position = afterLast(page.records) ?? position;
      iterator = page.next;
      if (iterator === undefined) break;
      if (page.records.length === 0) await waitForMore(context);
      await lanes.room();
    } catch (error) {
      iterator = undefined;
      position = await recover(error, position, shardId, context);
    }
  }
  await lanes.end();

  function take(records: readonly StreamRecord[]): void {
    const reads = records.map((record) => ({ record, text: JSON.stringify(record) }));
    const passing = new Set(reads.filter(({ text }) => context.passes(text)));
    context.count("PolledEventCount", reads.length);
    context.count("FilteredOutEventCount", reads.length - passing.size);
    for (const read of reads) {
      progress.begin(read.record.dynamodb.SequenceNumber);
      if (passing.has(read)) lanes.put(read);
      else progress.end(read.record.dynamodb.SequenceNumber);
    }
  }
}

function afterLast(records: readonly StreamRecord[]): StartingPosition | undefined {
  const last = records.at(-1);
  return last === undefined ? undefined : { afterSequenceNumber: last.dynamodb.SequenceNumber };
}

/** An empty page is normal. */
async function waitForMore({ source, clock, stopped }: StreamContext): Promise<void> {
  if (source.whenWritten === undefined) return clock.wait(IDLE_POLL_MS, stopped);
  const waited = new AbortController();
  const signal = AbortSignal.any([waited.signal, stopped]);
  await Promise.race([source.whenWritten(signal), clock.wait(QUIET_POLL_MS, signal)]);
  return waited.abort();
}

/** Answers where to go on after a read that failed: behind the last record read, or at what the stream still has. */
async function recover(
  error: unknown,
  position: StartingPosition,
  shardId: string,
  { clock, stopped, warn }: StreamContext,
): Promise<StartingPosition> {
  const name = error instanceof Error ? error.name : "";
  // An iterator lives for 15 minutes; a new one behind the last record goes on without a gap.
  if (name === "ExpiredIteratorException") return position;
  if (name === "TrimmedDataAccessException") {
    warn(`records of shard ${shardId} were trimmed before they were read; they are lost to this mapping`);
    return "TRIM_HORIZON";
  }
  if (stopped.aborted) return position;
  warn(`cannot read shard ${shardId}: ${String(error)}`);
  await clock.wait(READ_RETRY_MS, stopped);
  return position;
}
