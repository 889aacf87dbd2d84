import { STREAMS, type Ask } from "./ask.ts";
import type { ChangeFeed } from "./change-feed.ts";
import type { Table } from "./create-tables.ts";
import type { LocalRecord } from "./lambda-record.ts";
import type { Shard, StartingPosition, StreamSource } from "./stream-source.ts";

/** A table's stream as an event source mapping reads it: DynamoDB Local's, with the graph's names and AWS's shape. */
export function streamOf(table: Table, ask: Ask, feed: ChangeFeed): StreamSource {
  const StreamArn = table.localStreamArn;
  let countBefore = 0;
  return {
    streamArn: table.streamArn ?? "",
    shards: async () => {
      const { StreamDescription } = await ask(`${STREAMS}.DescribeStream`, { StreamArn });
      const { Shards } = StreamDescription as { readonly Shards: readonly LocalShard[] };
      return Shards.map(toShard);
    },
    iterator: async (shardId, position) => {
      const asked = { StreamArn, ShardId: shardId, ...positionOf(position) };
      return String((await ask(`${STREAMS}.GetShardIterator`, asked))["ShardIterator"]);
    },
    records: async (iterator, limit) => {
      countBefore = feed.count;
      const page = await ask(`${STREAMS}.GetRecords`, { ShardIterator: iterator, Limit: limit });
      const records = page["Records"] as readonly LocalRecord[];
      const next = page["NextShardIterator"];
      // The spy hears of a row before anything that follows from it.
      if (records.length > 0) await feed.catchUp();
      return {
        records: records.map((record) => feed.asLambdaRecord(record)),
        ...(typeof next === "string" && { next }),
      };
    },
    whenWritten: (signal) => feed.moreThan(countBefore, signal),
  };
}

interface LocalShard {
  readonly ShardId: string;
  readonly ParentShardId?: string;
}

function toShard({ ShardId, ParentShardId }: LocalShard): Shard {
  return { shardId: ShardId, ...(ParentShardId !== undefined && { parentShardId: ParentShardId }) };
}

function positionOf(position: StartingPosition): object {
  return typeof position === "string"
    ? { ShardIteratorType: position }
    : { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: position.afterSequenceNumber };
}
