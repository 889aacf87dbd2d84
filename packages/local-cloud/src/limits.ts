/**
 * Every number of the local cloud, with its unit and its reason. AWS's own limits name the page that they come from.
 */

/** The longest time that setTimeout keeps: it holds its milliseconds in 32 signed bits. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Turns of the event loop after which promises count as settled: enough for a stream, a message port and a microtask chain. */
export const SETTLE_TURNS = 4;

/** Facts that a spy remembers: a run of 500 rows a second with about ten facts a row, for ten seconds. */
export const SPY_CAPACITY = 50_000;

/** How long `waitFor` waits for a fact unless told otherwise, in ms of real time: several cold starts on a busy machine. */
export const FACT_TIMEOUT_MS = 40_000;

/** Facts that the message about a missing one quotes: enough to see what differs, short enough to read. */
export const NEAREST_FACTS = 5;

/** Characters of each quoted fact. */
export const NEAREST_FACT_LENGTH = 300;

// SQS. Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html

/** Attributes that a message may carry. */
export const MOST_MESSAGE_ATTRIBUTES = 10;

/** Messages of one SendMessageBatch, and the most that one ReceiveMessage asks for. */
export const MOST_BATCH_ENTRIES = 10;

/** Bytes of a message, and of all messages of a batch. */
export const MOST_MESSAGE_BYTES = 1_048_576;

/** Seconds: twelve hours. */
export const LONGEST_VISIBILITY_S = 43_200;

/** Seconds that a message may be delayed. */
export const LONGEST_DELAY_S = 900;

/** Seconds that ReceiveMessage may wait. */
export const LONGEST_RECEIVE_WAIT_S = 20;

/** Messages of one queue that may be in flight; a receive above that is answered `OverLimit`. */
export const MOST_IN_FLIGHT = { standard: 120_000, fifo: 20_000 } as const;

/**
 * Receives after which a message no longer counts for ApproximateAgeOfOldestMessage of a standard queue ("Available CloudWatch
 * metrics for Amazon SQS").
 */
export const AGE_COUNTS_UNTIL_RECEIVES = 3;

/** Queues of one page of ListQueues and ListDeadLetterSourceQueues. */
export const MOST_LISTED_QUEUES = 1000;

/** Milliseconds between two PurgeQueue on one queue. */
export const PURGE_PAUSE_MS = 60_000;

/** Messages that a move from a dead-letter queue may be told to move each second. */
export const MOST_MOVED_A_SECOND = 500;

/** Moves of one queue that ListMessageMoveTasks answers. */
export const MOST_LISTED_MOVES = 10;

/** How long a FIFO queue remembers a deduplication id, in ms: five minutes. */
export const DEDUPLICATION_MS = 5 * 60 * 1000;

// Recording

/**
 * How long a recording may take, in ms. A program of 200 resources takes about 3 s, and half a minute on a machine that is
 * very busy; what takes three minutes waits for something that will not come.
 */
export const RECORDING_TIMEOUT_MS = 180_000;

// DynamoDB Local

/** The oldest Java that DynamoDB Local 1.25 runs on, and the one that is fetched where there is none. */
export const JAVA_VERSION = 17;

/** How often a starting DynamoDB Local is asked whether it answers, in ms. */
export const START_POLL_MS = 25;

/** How long it may take to start, in ms: ten times what it takes on two busy cores. */
export const START_TIMEOUT_MS = 60_000;

/**
 * Milliseconds for which a connection to DynamoDB Local may idle before it is ended from here. DynamoDB Local's server ends
 * one after 30,000 (measured: 30,001); a third of that leaves a busy machine 20 s to be late.
 */
export const IDLE_CONNECTION_MS = 10_000;

/**
 * How far back a time to live may lie, in ms: five years. Older ones are taken for a mistake and do not expire.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/howitworks-ttl.html
 */
export const OLDEST_EXPIRY_MS = 5 * 365 * 24 * 60 * 60 * 1000;

/**
 * How often a table without a stream is looked at for expired rows, in ms on the clock. AWS takes up to a few days; a
 * minute is soon enough to be seen, and a look at a small table costs 2 ms of Java.
 */
export const SWEEP_MS = 60_000;

/**
 * How often a table's stream is looked at without a write through the gateway, in ms of real time, for it is another
 * process that is watched: a write may have happened although its client broke off. An empty look costs 1 ms of Java.
 */
export const IDLE_LOOK_MS = 250;

/** Records of one GetRecords. Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html */
export const MOST_RECORDS = 1_000;

// Lambda. Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html

/** Lambda's timeout for a function that names none, in seconds. */
export const DEFAULT_FUNCTION_TIMEOUT_S = 3;

/** Lambda's memory for a function that names none, in MB. */
export const DEFAULT_FUNCTION_MEMORY_MB = 128;

/**
 * How far the clock and the machine's own may lie apart and still count as one, in ms: a message to a thread takes less, and
 * a test that moves the clock moves it by more.
 */
export const SAME_TIME_MS = 500;

/** How long a bundle that is no longer the newest is kept, in ms: a day, after which nobody works with it any more. */
export const KEEP_BUNDLE_MS = 24 * 60 * 60 * 1000;

/**
 * How long files must have been left alone before they are read again, in ms of real time: an editor writes a file in a few
 * steps, and a change of branch many files.
 */
export const SOURCES_SETTLE_MS = 50;

/** Bytes that a synchronous invocation may answer. */
export const MOST_RESPONSE_BYTES = 6_291_556;

/** How long a function's own start may take before it counts against the timeout, in ms. */
export const INIT_LIMIT_MS = 10_000;

/**
 * Executions of one function at once. AWS goes to a thousand; each is a thread of 25 MB here, so further invocations wait
 * for a free one.
 */
export const MOST_EXECUTIONS = 16;
