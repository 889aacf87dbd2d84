/** CPU time a comparison may take, in ms: issue 5 bounds it, so that a review of a pull request never hangs. */
export const COMPARISON_CPU_MS = 2000;

/** Wall-clock time after which a comparison is given up even if it got no CPU, in ms; ten times its CPU time. */
export const COMPARISON_WALL_MS = 20_000;

/** How often the time of a running comparison is looked at, in ms. */
export const CLOCK_TICK_MS = 50;

/** Memory of the thread that compares, in MB; automata of hostile patterns are what fills it. */
export const COMPARISON_MEMORY_MB = 512;

/** Candidates that are asked before a search gives up. The prototype found nothing beyond 8,000 in 2,240 directions. */
export const SEARCH_CANDIDATES = 12_000;

/** Seeds the search's random choices, so that the same schemas always get the same answer. */
export const SEARCH_SEED = 7;

/** Goals that a proof may open before it counts as not found; real ones need some hundreds. */
export const PROOF_GOALS = 20_000;

/** Goals that a first proof may open, before a witness is looked for; the second proof has more. */
export const QUICK_PROOF_GOALS = 2000;

/** Cases within cases that a proof opens at one value: a union inside a union inside a union is deep. */
export const PROOF_SPLITS = 4;

/** Steps down that the search for an empty intersection takes before it says "perhaps not empty". */
export const EMPTINESS_DEPTH = 7;

/** References that may follow one another at one value before a schema counts as recursive in place. */
export const FLATTEN_DEPTH = 60;

/** States of an automaton; beyond it a pattern counts as not decidable here. `^[a-z]{1,300}$` has 301. */
export const AUTOMATON_STATES = 5000;

/** Patterns whose automata are kept for the next question. */
export const AUTOMATA_KEPT = 300;

/** The longest bound on a string's length that is turned into an automaton, in code points. */
export const LENGTH_AS_PATTERN = 300;

/** Patterns of property names from which names are made that others take or refuse; each is set against each. */
export const NAME_PATTERNS = 5;

/** Regions that patterns of property names divide all names into; each pattern may double them. */
export const NAME_REGIONS = 200;

/** Whole numbers between two bounds that are looked at one by one. */
export const COUNTED_INTEGERS = 64;

/** Values of a property that a proof goes through one by one. */
export const COUNTED_VALUES = 32;

/**
 * The largest magnitude of a number that all readers of JSON agree on, 2^53 (RFC 7493, section 2.2). Beyond it Ajv's own
 * arithmetic is inexact (1e22 is no multiple of 1), so proofs speak of numbers up to here.
 */
export const EXACT_NUMBERS = 2 ** 53;
