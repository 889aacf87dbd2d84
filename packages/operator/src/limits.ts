/**
 * Changes of rows that can still be told of; older ones are forgotten, so that a long run does not grow for ever. At about
 * 300 bytes each they are some 30 MB; an input beyond that waits for its consumers' own limits for hours anyway.
 */
export const FOLLOWED_CHANGES = 100_000;

/** Events, likewise. */
export const FOLLOWED_EVENTS = 100_000;

/** Milliseconds after the bridge's run until a row that nothing came of is called ignored; a warm run takes about 30. */
export const PASSED_OVER_AFTER_MS = 200;

/** How long the sample's next step waits for the one before, in ms; what takes longer is waited for at the end. */
export const STEP_PATIENCE_MS = 1500;

/** How long the sample may take to arrive once it is played, in ms: cold starts and a few retries on a busy machine. */
export const DELIVERY_DEADLINE_MS = 45_000;

/** How long nothing may move before an input counts as stuck, in ms: a consumer's pause between two tries is shorter. */
export const STANDSTILL_MS = 30_000;

/** Seconds that the token on the screen is good for: a week, so that it outlives any run that is left open. */
export const TOKEN_SECONDS = 7 * 24 * 60 * 60;

/** How long ending may take before the process leaves anyway, in ms. */
export const STOP_DEADLINE_MS = 5000;

/** Seconds that the sample's guest stays before its row expires. */
export const GUEST_SECONDS = 2;

/** Items of an input that are written at once; DynamoDB Local gains nothing above. */
export const WRITES_AT_ONCE = 8;

/** How long the screen waits for what comes of a row before it shows the row alone, in ms. */
export const ROW_PATIENCE_MS = 1000;

/** How long the screen keeps a row back of which nothing comes, in ms: until its neighbours have been told of. */
export const ASIDE_PATIENCE_MS = 1500;

// Failures

/** Entries of one place that a look takes in unless `--limit` says otherwise: a screen, a plan and some memory. */
export const LOOK_LIMIT = 1000;

/** Most that `--limit` may say; an SQS queue has at most 120,000 messages in flight ("Amazon SQS message quotas"). */
export const LOOK_LIMIT_MOST = 100_000;

/** Seconds for which a look hides a message of a queue; it shows it again itself, and long before. */
export const LOOK_HIDE_S = 60;

/** Milliseconds after which a look stops reading a queue, so that it puts back what it saw before that shows by itself. */
export const LOOK_TIME_MS = 40_000;

/** Seconds for which a redrive or a purge hides a message; it renews that while it works, and is forgotten if it dies. */
export const HOLD_S = 600;

/** Milliseconds before its end at which a hold is renewed. */
export const HOLD_RENEW_MS = 300_000;

/** Messages that one request of SQS takes ("Amazon SQS message quotas"). */
export const QUEUE_BATCH = 10;

/** Seconds that a receive waits for messages: with any, SQS asks all its servers, and none is overlooked. */
export const RECEIVE_WAIT_S = 1;

/**
 * How long AWS may take, in ms: to accept a connection, to answer, and to answer with what a function returned (Lambda's
 * longest is 15 minutes). An address behind which nobody is would keep the command waiting for ever.
 */
export const PATIENCE = { connectMs: 5_000, answerMs: 20_000, functionMs: 16 * 60_000 } as const;

/** Objects that are read at the same time. */
export const OBJECTS_AT_ONCE = 8;

/** Entries sent again a second unless `--rate` says otherwise: an outage's thousand takes two minutes. */
export const REDRIVE_RATE = 10;

/** Most that `--rate` may say: faster, and consumers that were just mended meet a flood. */
export const REDRIVE_RATE_MOST = 100;

/** Entries, each of another item, that are on their way at the same time: an invocation takes about a tenth of a second. */
export const REDRIVES_AT_ONCE = 10;

/** How long an interrupted redrive or purge may take to end what it is at, in ms: the time of the `Reprocess` function, and some. */
export const REDRIVE_STOP_MS = 70_000;

/** Entries that `show` and `try` tell of before they stop and say how many more there are. */
export const SHOWN_ENTRIES = 20;

/** Bytes of a standard SSM parameter ("PutParameter", Tier). */
export const PARAMETER_BYTES = 4096;

/** Characters of an id on the screen, unless more are needed to tell it from the others. */
export const SHORT_ID = 8;

// Backfill

/** Rows that the `Backfill` function is asked for at once; it takes no more (packages/bridge/src/limits.ts). */
export const BACKFILL_PAGE = 100;

/** Rows sent a second unless `--rate` says otherwise: a vendor that takes a hundred a second keeps half for live events. */
export const BACKFILL_RATE = 50;

/** Most that `--rate` may say: pages of a hundred go one after the other, and five a second leave a fifth of one for each. */
export const BACKFILL_RATE_MOST = 500;

/** Parts in which the table is read unless `--segments` says otherwise: steps of the progress bar. */
export const BACKFILL_SEGMENTS = 16;

/** Most that `--segments` may say; DynamoDB takes a million (Scan, TotalSegments), each of which costs a request. */
export const BACKFILL_SEGMENTS_MOST = 10_000;

/** How long an interrupted backfill may take to end its page, in ms: the time of the `Backfill` function, and some. */
export const BACKFILL_STOP_MS = 70_000;
