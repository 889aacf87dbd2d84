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
