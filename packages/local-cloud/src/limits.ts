/**
 * Every number of the local cloud, with its unit and its reason. AWS's own limits name the page that they come from.
 */

/** The longest time that setTimeout keeps: it holds its milliseconds in 32 signed bits. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Turns of the event loop after which promises count as settled: enough for a stream, a message port and a microtask chain. */
export const SETTLE_TURNS = 4;

/** Facts that a spy remembers: a run of 500 rows a second with about ten facts a row, for ten seconds. */
export const SPY_CAPACITY = 50_000;

/** How long `waitFor` waits for a fact unless told otherwise, in ms of real time: several cold starts on a busy machine. */
export const FACT_TIMEOUT_MS = 20_000;

/** Facts that the message about a missing one quotes: enough to see what differs, short enough to read. */
export const NEAREST_FACTS = 5;

/** Characters of each quoted fact. */
export const NEAREST_FACT_LENGTH = 300;
