import type { StreamRecord, StreamSource } from "../../../dynamodb/stream-source.ts";

/**
 * A stream that does what a test tells it: shards that split, close and are trimmed, iterators that expire, reads that
 * fail. DynamoDB Local has one shard that never closes, so these can be shown here only.
 */
export interface ScriptedStream extends StreamSource {
  addShard(shardId: string, parentShardId?: string): void;
  write(shardId: string, ...records: readonly StreamRecord[]): void;
  /** No more will be written to the shard. */
  close(shardId: string): void;
  /** Forgets the oldest records of a shard. */
  trim(shardId: string, count: number): void;
  /** Every iterator given out so far is answered with ExpiredIteratorException. */
  expireIterators(): void;
  /** The next read fails with this error's name. */
  failNextRead(name: string): void;
  /** How often a page was asked for. */
  readonly reads: number;
}

interface ScriptedShard {
  readonly shardId: string;
  readonly parentShardId?: string;
  /** A trimmed record is undefined. */
  readonly records: (StreamRecord | undefined)[];
  closed: boolean;
}

/** Makes a stream with one open shard, `shard-1`. */
export function createScriptedStream(): ScriptedStream {
  const shards = new Map<string, ScriptedShard>();
  const failures: string[] = [];
  let validFrom = 0;
  let issued = 0;
  let reads = 0;
  let written = Promise.withResolvers<void>();

  const shardOf = (shardId: string): ScriptedShard => {
    const shard = shards.get(shardId);
    if (shard === undefined) throw new Error(`the script has no shard ${shardId}`);
    return shard;
  };
  const tellWritten = (): void => {
    written.resolve();
    written = Promise.withResolvers();
  };
  const token = (shardId: string, index: number): string => `${shardId} ${index} ${issued++}`;

  const stream: ScriptedStream = {
    streamArn: "arn:aws:dynamodb:us-east-1:000000000000:table/Places/stream/2026-01-01T00:00:00.000",
    get reads() {
      return reads;
    },
    addShard: (shardId, parentShardId) => {
      shards.set(shardId, { shardId, ...(parentShardId && { parentShardId }), records: [], closed: false });
    },
    write: (shardId, ...records) => {
      shardOf(shardId).records.push(...records);
      tellWritten();
    },
    close: (shardId) => {
      shardOf(shardId).closed = true;
      tellWritten();
    },
    trim: (shardId, count) => shardOf(shardId).records.fill(undefined, 0, count),
    expireIterators: () => {
      validFrom = issued;
    },
    failNextRead: (name) => failures.push(name),
    shards: async () => [...shards.values()],
    iterator: async (shardId, position) => {
      const { records } = shardOf(shardId);
      if (position === "LATEST") return token(shardId, records.length);
      const first = records.findIndex((record) => record !== undefined);
      if (position === "TRIM_HORIZON") return token(shardId, first === -1 ? records.length : first);
      const last = records.findIndex((record) => record?.dynamodb.SequenceNumber === position.afterSequenceNumber);
      if (last === -1) throw named("TrimmedDataAccessException");
      return token(shardId, last + 1);
    },
    records: async (iterator, limit) => {
      reads++;
      const failure = failures.shift();
      if (failure !== undefined) throw named(failure);
      const [shardId = "", index = "", number = ""] = iterator.split(" ");
      if (Number(number) < validFrom) throw named("ExpiredIteratorException");
      const { records, closed } = shardOf(shardId);
      const page = records.slice(Number(index), Number(index) + limit);
      const end = Number(index) + page.length;
      return {
        records: page.filter((record) => record !== undefined),
        ...(!(closed && end === records.length) && { next: token(shardId, end) }),
      };
    },
    whenWritten: (signal) =>
      Promise.race([
        written.promise,
        new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true })),
      ]),
  };
  stream.addShard("shard-1");
  return stream;
}

function named(name: string): Error {
  return Object.assign(new Error(`as the script says: ${name}`), { name });
}

/** What a test may choose of a record. */
export interface RecordChoices {
  readonly id?: string;
  readonly at?: number;
  /** Attributes of the new image beside the key. */
  readonly image?: Readonly<Record<string, unknown>>;
}

/** A record of an item `id`, written at this time (ms since the epoch), whose sequence number is `sequence`. */
export function recordOf(
  sequence: string,
  { id = "a", at = Date.parse("2026-01-01T00:00:00Z"), image = {} }: RecordChoices = {},
): StreamRecord {
  return {
    eventID: `event-${sequence}`,
    eventName: "INSERT",
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: "us-east-1",
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(at / 1000),
      Keys: { id: { S: id } },
      NewImage: { id: { S: id }, ...image },
      SequenceNumber: sequence,
      SizeBytes: 10,
      StreamViewType: "NEW_AND_OLD_IMAGES",
    },
    eventSourceARN: "arn:aws:dynamodb:us-east-1:000000000000:table/Places/stream/2026-01-01T00:00:00.000",
  };
}
