/** Tries for one notice, the first among them: with the waits below, an outage of some 15 s is outlasted. */
export const NOTICE_TRIES = 5;

/** Milliseconds before the second try; each later one waits twice as long. */
export const NOTICE_WAIT_MS = 1000;

/** Milliseconds that are waited at most, even when the receiver asks for more: a deployment waits for this. */
export const NOTICE_LONGEST_WAIT_MS = 30_000;

/** Milliseconds until one try counts as unanswered. */
export const NOTICE_TIMEOUT_MS = 10_000;
