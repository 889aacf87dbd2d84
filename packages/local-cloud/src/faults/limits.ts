// The figures of injected faults. Each says its unit and its reason.

/**
 * Answers that a function gets from outside before it fails, at most. A consumer of a queue makes some three requests for a
 * message and takes ten at once, a reader of a stream some ten for a batch: so any step of the work can be the last.
 */
export const MOST_ANSWERS = 12;

/** Milliseconds on the clock that a message out of order is late, where its rule does not say: enough for many to pass it. */
export const LEAST_LATENESS_MS = 1000;
export const MOST_LATENESS_MS = 3000;
