/**
 * Every number of the bridge that AWS sets or that we chose, with its unit, its reason and its source. What the stack
 * configures (batch size, timeouts, retries of the mapping) is in `stacks/numbers.ts`.
 */

// Decode

/**
 * Levels of lists and maps that one attribute may nest. DynamoDB stores no more, so a deeper record is no DynamoDB record;
 * refusing it also keeps the recursive decoder from running out of stack.
 * Source: "Nested attribute depth", Service, account, and table quotas in Amazon DynamoDB.
 */
export const MAX_NESTING_LEVELS = 32;

/**
 * Powers of ten that a DynamoDB number spans: 1E-130 to 9.99E+125. Bounds the text that a number may become.
 * Source: "Number", Naming rules and data types in Amazon DynamoDB.
 */
export const MIN_NUMBER_EXPONENT = -130;
export const MAX_NUMBER_EXPONENT = 125;

/** Digits of a stream's sequence number: AWS says 21 to 40. Source: StreamRecord, DynamoDB Streams API Reference. */
export const MAX_SEQUENCE_DIGITS = 40;

// Translate

/**
 * Links that a causal chain may have. An event that makes a consumer write a row, which makes an event, is one more link:
 * real processes have a handful, a loop has no end. 16 stops a loop within seconds and leaves room for any honest chain.
 */
export const MAX_HOPS = 16;

// Publish

/** Entries that one PutEvents request may carry. Source: PutEvents, Amazon EventBridge API Reference. */
export const MAX_ENTRIES_PER_REQUEST = 10;

/**
 * Bytes that the entries of one request may sum up to, counted as AWS counts them: strictly less than 1 MiB.
 * Source: "Calculating Amazon EventBridge PutEvents event entry size"; 1 MiB since 29 January 2026 (AWS Compute Blog).
 */
export const MAX_REQUEST_BYTES = 1_048_575;

/** Bytes that AWS counts for an entry whose Time is set. Source: as above. */
export const ENTRY_TIME_BYTES = 14;

/**
 * Bytes that one entry may count. A delivered event is its entry plus EventBridge's own envelope (some 300 bytes) and must
 * still fit a message of SQS, whose limit is the same 1 MiB; 16 KiB leave room for the envelope and for escapes in it.
 */
export const MAX_ENTRY_BYTES = MAX_REQUEST_BYTES - 16_384;

/**
 * Bytes of `data`, as JSON in UTF-8, above which it is put aside in S3 (claim check). With its metadata such an event stays
 * within 256 KiB: four of EventBridge's 64 KiB billing units, the size at which one more S3 object begins to cost less than
 * carrying the data through bus and queues, and the size that SNS and older targets still have as their limit.
 */
export const CLAIM_ABOVE_DATA_BYTES = 245_760;

/** PutEvents requests in flight: keeps up with a busy shard at 100 ms a request, and costs nothing at 20 ms. */
export const MAX_REQUESTS_IN_FLIGHT = 16;

/** Milliseconds after which a request without an answer is given up and sent again; PutEvents answers in tens of them. */
export const REQUEST_TIMEOUT_MS = 5_000;

/** Milliseconds that opening a connection to AWS may take, inside its own network. */
export const CONNECT_TIMEOUT_MS = 1_000;

/** Milliseconds that the first pause before a resend lasts at most; each further one may last twice as long. */
export const RESEND_BASE_MS = 50;

/** Milliseconds that any pause before a resend lasts at most. */
export const RESEND_CAP_MS = 5_000;

/**
 * Milliseconds of the function's time that publishing leaves over: for parking what was refused, for the metrics, and for
 * the answer, without which Lambda repeats the whole batch.
 */
export const PUBLISH_RESERVE_MS = 5_000;

// Park

/**
 * Bytes of a parked item that SQS carries itself; above it the item lies in S3 with a reference in the queue. SQS takes
 * 1 MiB, but bills per 64 KiB, and a person who looks at a queue in the console wants to be able to open its messages.
 */
export const MAX_PARKED_MESSAGE_BYTES = 262_144;

/** Items that are parked at the same time. */
export const MAX_PARKING_IN_FLIGHT = 16;

/** Milliseconds of the function's time that parking leaves over for the metrics and the answer. */
export const PARK_RESERVE_MS = 1_000;

/** Milliseconds for which a read list of records to park unseen is good. */
export const PARK_UNSEEN_FRESH_MS = 60_000;

/** Milliseconds that reading the list may take before the bridge goes on with the list that it has. */
export const PARK_UNSEEN_TIMEOUT_MS = 2_000;

// Backfill

/** Rows that one request may ask for: DynamoDB's limit for BatchGetItem, which a scan keeps to as well. */
export const MAX_BACKFILL_ROWS = 100;

/**
 * Milliseconds that a deletion which a backfill finds is set before its reading: the clocks of two machines differ, and a row
 * that is made anew right after must not count as older than the deletion. The lease of the consumer kit reckons the same.
 */
export const CLOCK_MARGIN_MS = 5_000;

/** Milliseconds before keys are asked for again that DynamoDB left out of an answer, because it was too large or throttled. */
export const UNPROCESSED_WAIT_MS = 100;

/** Entries of one SendMessageBatch, and bytes of all of them. Source: "Amazon SQS message quotas". */
export const MAX_MESSAGES_PER_BATCH = 10;
export const MAX_MESSAGE_BATCH_BYTES = 1_048_576;

/** Times that an entry which SQS did not take is sent; the SDK has tried the whole batch three times each time. */
export const SEND_ATTEMPTS = 3;
