/** Every number of the keeper, with its unit and its reason. The age from which on it moves things is the stack's. */

/** Messages of one ReceiveMessage. Source: "Amazon SQS message quotas". */
export const MAX_RECEIVED = 10;

/**
 * Seconds that a message stays hidden beyond the function's own time: a run that is killed shows what it held again, and one
 * that works never meets a message twice.
 */
export const HIDDEN_MARGIN_S = 30;

/**
 * Pages of 1,000 keys that are counted under a prefix: a person needs to know that something lies there, and of more than ten
 * thousand no more than that. Source of the page: "ListObjectsV2", MaxKeys.
 */
export const MOST_PAGES = 10;

/** Milliseconds of the function's time that are kept for showing what is young again, for counting, for metrics and for the answer. */
export const END_RESERVE_MS = 5_000;

/** Timeouts of the AWS clients, in ms: a lost connection must not take the whole run. The SDK tries three times. */
export const CLIENT_TIMEOUTS = {
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
} as const;
