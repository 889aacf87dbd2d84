// The figures of the fuzzer. Each says its unit and its reason.

/** Inputs of `pnpm fuzz:input` when nobody says how many: about a minute. */
export const DEFAULT_RUNS = 20_000;

/** Inputs of each kind in the run that is part of `npm test`: about a second. */
export const SHORT_RUN = 2_000;

/** Inputs that are handed over together, where a handler takes a batch: what is wrong with one must not harm its neighbours. */
export const BATCH = 10;

/** Edits of one valid input, at most: near the border between valid and invalid is where mistakes live. */
export const MOST_EDITS = 3;

/** Levels of a value that is nested deeply: beyond what DynamoDB stores (32) and what recursion bears. */
export const DEPTHS = [31, 33, 200, 600] as const;

/** The same for values that come as text: a message of 256 KiB has room for more than recursion bears. */
export const TEXT_DEPTHS = [190, 210, 5_000, 50_000] as const;

/** Characters of a text that is huge, compared with what a field is for. */
export const HUGE = 10_000;

/** Milliseconds of function time that a handler is told it has: enough for all that is tried at once. */
export const INVOCATION_MS = 30_000;
