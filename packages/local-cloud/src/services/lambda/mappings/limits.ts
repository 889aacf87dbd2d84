// Lambda's limits for event source mappings and the local cloud's own figures. Each says its unit, reason and source.

/** Messages that a queue mapping may batch without a window. */
export const QUEUE_BATCH_WITHOUT_WINDOW = 10;

/** The least and the most of each number of a mapping (CreateEventSourceMapping, Lambda API reference), by AWS's name. */
export const RANGES = {
  batchSize: [1, 10_000],
  maximumBatchingWindowInSeconds: [0, 300],
  maximumRecordAgeInSeconds: [-1, 604_800],
  maximumRetryAttempts: [-1, 10_000],
  parallelizationFactor: [1, 10],
  "scalingConfig.maximumConcurrency": [2, 1000],
} as const satisfies Readonly<Record<string, readonly [least: number, most: number]>>;

/** Seconds of the least maximum record age; what lies between it and -1 (no maximum) is in the model's range and refused. */
export const RECORD_AGE_MIN_SECONDS = 60;

/** Filters of one mapping in an account whose quota nobody has raised (Lambda event filtering, "Understanding event filtering basics"). */
export const FILTERS_MAX = 5;

/** Bytes of one invocation's event: a batch is closed before it gets larger (Lambda quotas: 6 MB synchronous payload). */
export const PAYLOAD_MAX_BYTES = 6 * 1024 * 1024;

/** Records that one GetRecords call answers at most (DynamoDB Streams API reference). */
export const GET_RECORDS_MAX = 1000;

/** Records that wait in a shard's lanes before its reader pauses: two pages, so that reading and handling overlap. */
export const READ_AHEAD_RECORDS = 2 * GET_RECORDS_MAX;

/**
 * Milliseconds between two looks at an idle shard that cannot tell when it is written. AWS looks four times a second;
 * DynamoDB Local answers an empty page in about 1.3 ms, so looking twenty times a second costs 3 % of a core and takes
 * 200 ms off each row's way.
 */
export const IDLE_POLL_MS = 50;

/**
 * Milliseconds after which a shard that can tell when it is written is looked at all the same. Not less than needed: each
 * look is a stop for a clock that is moved by hours.
 */
export const QUIET_POLL_MS = 60_000;

/** Milliseconds between two looks for new shards. A closed shard is followed by a look at once, so that this may be long too. */
export const SHARD_DISCOVERY_MS = 60_000;

/** Milliseconds to wait after a read that failed for a passing reason (throttled, connection lost). */
export const READ_RETRY_MS = 1000;

/** Seconds that a stream keeps its records (DynamoDB Streams: 24 hours); older ones are lost to the mapping. */
export const STREAM_RETENTION_SECONDS = 24 * 60 * 60;

/** Milliseconds before a failed batch is retried the first time. AWS names no figure; it doubles up to the longest wait. */
export const BATCH_FIRST_RETRY_MS = 500;

/** Milliseconds of the longest wait between two tries of a batch: a mended function is noticed within a minute. */
export const BATCH_LONGEST_RETRY_MS = 60_000;

/**
 * Milliseconds that a poller waits for messages before it asks anew. SQS allows 20 seconds; nobody can tell polls that find
 * nothing from one long one, and each is a stop for a clock that is moved by hours.
 */
export const LONG_POLL_MS = 60 * 60 * 1000;

/**
 * Batches of one standard queue in flight where the mapping sets no maximum. AWS begins with five and adds 300 a minute
 * up to 1,250; a laptop stays at five.
 */
export const QUEUE_CONCURRENCY = 5;

/** Milliseconds of real time that `stop` gives to invocations in flight before it leaves them behind. */
export const STOP_GRACE_MS = 2000;
