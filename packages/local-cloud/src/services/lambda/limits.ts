// Numbers of Lambda itself, with their units and sources. Those of the mappings are theirs.

// Asynchronous invocation: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html

/** Milliseconds before each further try of an event that ended in an error: two of them, unless a function says otherwise. */
export const ASYNC_RETRY_WAITS_MS: readonly number[] = [60_000, 120_000];
/** Milliseconds before a throttled event is tried again, doubling up to the longest. */
export const ASYNC_THROTTLE_FIRST_WAIT_MS = 1_000;
export const ASYNC_THROTTLE_LONGEST_WAIT_MS = 5 * 60_000;
/** Milliseconds that Lambda keeps an event: six hours. */
export const ASYNC_EVENT_MAX_AGE_MS = 6 * 60 * 60_000;
