// Numbers of Lambda itself, with their units and sources. Those of the mappings are theirs.

// Asynchronous invocation: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html

/** Milliseconds before each further try of an event that ended in an error: two of them, unless a function says otherwise. */
export const ASYNC_RETRY_WAITS_MS: readonly number[] = [60_000, 120_000];
/** Milliseconds before a throttled event is tried again, doubling up to the longest. */
export const ASYNC_THROTTLE_FIRST_WAIT_MS = 1_000;
export const ASYNC_THROTTLE_LONGEST_WAIT_MS = 5 * 60_000;
/** Milliseconds that Lambda keeps an event: six hours. */
export const ASYNC_EVENT_MAX_AGE_MS = 6 * 60 * 60_000;

// The API: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html and https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html

/** Bytes of the event of one synchronous invocation: 6 MiB. */
export const PAYLOAD_MAX_BYTES = 6_291_456;
/** Bytes of the event of one asynchronous invocation: 1 MiB since January 2026. */
export const ASYNC_PAYLOAD_MAX_BYTES = 1_048_576;
/** Bytes of the end of its log that an invocation answers: 4 KiB. */
export const LOG_TAIL_BYTES = 4096;
/** Functions, or mappings, of one page of a list (ListFunctions; ListEventSourceMappings takes a hundred, and AWS says that it may give fewer). */
export const API_PAGE_ITEMS = 50;
