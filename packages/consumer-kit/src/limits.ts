/**
 * Every time and size of the consumer kit, with its unit and its reason. Those that the stacks reckon with as well are
 * named in `stacks/numbers.ts` too, since a stack may not import the kit.
 */

const DAY_S = 24 * 60 * 60;

// Retrying

/** How long a message is retried when its subscription does not say, in hours: over a night, within a working day. */
export const DEFAULT_RETRY_HOURS = 12;

/** First wait of the back-off, in seconds: what throttled a vendor is often over by then. */
export const BACK_OFF_BASE_S = 1;

/** Longest wait of the back-off, in seconds: after an outage the queue is empty again a quarter of an hour later. */
export const BACK_OFF_CAP_S = 15 * 60;

/**
 * Receives for which a wait may be shorter than the back-off's (`after` of a Retry, a lease, no time left). Beyond it the
 * back-off rules, or a vendor's constant "in a second" would use up the queue's `maxReceiveCount` (stacks/numbers.ts).
 */
export const SHORT_WAITS = 20;

/** SQS's longest visibility timeout, in seconds, less a minute for the request ("Amazon SQS visibility timeout": 12 h). */
export const VISIBILITY_CAP_S = 12 * 60 * 60 - 60;

/** Wait of a message that met somebody at work on the same thing, in seconds; most handlers end within that. */
export const HELD_WAIT_S = 3;

/** Wait of a message for which this invocation had no time left, in seconds. */
export const NO_TIME_WAIT_S = 1;

// Time within one invocation

/** Of an invocation's time, what is kept for settling: visibility, parking and metrics are a few requests, in ms. */
export const SETTLE_RESERVE_MS = 2_000;

/** With less than this left before the reserve, in ms, a handler is not started any more. */
export const LEAST_HANDLING_MS = 500;

/** Messages of one batch that are handled at the same time: enough to wait for vendors in parallel. */
export const MESSAGES_AT_ONCE = 10;

/**
 * Effects that may start at once, under a rate, when none started for a while. Vendors count over some seconds and allow
 * short bursts; without one, three sign-ups in a row would wait for each other for nothing.
 */
export const PACE_BURST = 3;

// The guard

/** How long a lease outlives the invocation that took it, in ms: clocks of two machines differ. */
export const LEASE_MARGIN_MS = 5_000;

/**
 * Days that a row of the guard is kept after its last change: as long as a copy of its event can still arrive. A queue
 * keeps it 4 days, a dead-letter queue 14, the archive of the production stage 90; one day more, for lazy deletion.
 */
export const GUARD_ROW_S = (4 + 14 + 90 + 1) * DAY_S;

/** Ids remembered of events that share one sequence. One change makes a handful at most. */
export const IDS_KEPT = 20;

/** Attempts to write a row that somebody else keeps changing; each loss means that another made progress. */
export const SWAP_ATTEMPTS = 10;

// Parking

/** Characters of an error that travel with a parked message; SQS counts attributes into the 1 MiB of a message. */
export const ERROR_MESSAGE_LIMIT = 1_000;

// AWS clients

/**
 * Timeouts of every AWS client of the kit, in ms: a message is small and the services answer in some ten. Without them a
 * lost connection would eat the whole invocation; the SDK tries three times. Unless it is told to throw, the SDK only warns
 * of a request that takes too long, and waits on.
 */
export const CLIENT_TIMEOUTS = {
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
} as const;
