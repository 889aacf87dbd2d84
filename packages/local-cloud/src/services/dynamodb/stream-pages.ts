import { MOST_RECORDS } from "../../limits.ts";
import { STREAMS, type Ask } from "./ask.ts";
import type { LocalRecord } from "./lambda-record.ts";

/** Reads a stream of DynamoDB Local from its beginning, one page a call. It has one shard, which is never closed. */
export function readStream(ask: Ask, streamArn: string): () => Promise<readonly LocalRecord[]> {
  let iterator: string | undefined;
  return async () => {
    iterator ??= await openAtTheBeginning(ask, streamArn);
    const page = await ask(`${STREAMS}.GetRecords`, { ShardIterator: iterator, Limit: MOST_RECORDS });
    iterator = page["NextShardIterator"] as string;
    return page["Records"] as readonly LocalRecord[];
  };
}

async function openAtTheBeginning(ask: Ask, streamArn: string): Promise<string> {
  const { StreamDescription } = await ask(`${STREAMS}.DescribeStream`, { StreamArn: streamArn });
  const { Shards } = StreamDescription as { readonly Shards: readonly { readonly ShardId: string }[] };
  const { ShardIterator } = await ask(`${STREAMS}.GetShardIterator`, {
    StreamArn: streamArn,
    ShardId: Shards[0]?.ShardId,
    ShardIteratorType: "TRIM_HORIZON",
  });
  return String(ShardIterator);
}
