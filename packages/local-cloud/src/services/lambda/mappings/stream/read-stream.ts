import type { Shard, StartingPosition } from "../../../dynamodb/stream-source.ts";
import { READ_RETRY_MS, SHARD_DISCOVERY_MS } from "../limits.ts";
import type { StreamContext } from "./context.ts";
import { readShard } from "./read-shard.ts";

/**
 * Reads all shards of a stream until the mapping stops: each as soon as its parent has been read to the end, so that the
 * changes of an item keep their order across a split.
 */
export async function readStream(context: StreamContext): Promise<void> {
  const { settings, clock, stopped } = context;
  const reading = new Map<string, Promise<void>>();
  const finished = new Set<string>();
  let atStart = true;
  let wake = Promise.withResolvers<void>();

  const start = (shard: Shard, position: StartingPosition): void => {
    const read = readShard(shard.shardId, position, context).finally(() => {
      finished.add(shard.shardId);
      wake.resolve();
    });
    reading.set(shard.shardId, read);
  };

  while (!stopped.aborted) {
    wake = Promise.withResolvers();
    const shards = await listShards(context);
    if (shards === undefined) continue;
    if (atStart && settings.startingPosition === "LATEST") skipClosed(shards, finished);
    for (const shard of readable(shards, reading, finished)) {
      // A shard that appears later holds changes made since the mapping started: LATEST is for the first look only.
      start(shard, atStart ? settings.startingPosition : "TRIM_HORIZON");
    }
    atStart = false;
    await Promise.race([clock.wait(SHARD_DISCOVERY_MS, stopped), wake.promise]);
  }
  await Promise.all(reading.values());
}

async function listShards({ source, clock, stopped, warn }: StreamContext): Promise<readonly Shard[] | undefined> {
  try {
    return await source.shards();
  } catch (error) {
    if (!stopped.aborted) warn(`cannot list the shards of ${source.streamArn}: ${String(error)}`);
    await clock.wait(READ_RETRY_MS, stopped);
    return undefined;
  }
}

/** A shard with children is closed; LATEST stands behind all that it holds. */
function skipClosed(shards: readonly Shard[], finished: Set<string>): void {
  for (const { parentShardId } of shards) if (parentShardId !== undefined) finished.add(parentShardId);
}

/** Shards that may be begun: their parent is read to its end, or trimmed away, or there is none. */
function readable(
  shards: readonly Shard[],
  reading: ReadonlyMap<string, unknown>,
  finished: ReadonlySet<string>,
): readonly Shard[] {
  const known = new Set(shards.map(({ shardId }) => shardId));
  return shards.filter(
    ({ shardId, parentShardId: parent }) =>
      !reading.has(shardId) &&
      !finished.has(shardId) &&
      (parent === undefined || finished.has(parent) || !known.has(parent)),
  );
}
