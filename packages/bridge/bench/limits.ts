/** Records of one batch: what the stack asks of the mapping (`stacks/numbers.ts`), and the most that Lambda hands over. */
export const BATCHES = [100, 1000] as const;

/** Rounds of which the median counts; in each, every contender has its turn, in an order drawn anew. */
export const ROUNDS = 15;

/** Rounds before the first that counts: the engine has compiled what is hot by then. */
export const WARM_UP_ROUNDS = 5;

/**
 * How PutEvents answers, and the share of a batch that one row makes: at once (what the code costs); after about as many
 * milliseconds as AWS takes; and so with a row that makes 4 % of all changes, which is hotter than most tables have one.
 */
export const SETTINGS = [
  { delayMs: 0, hotShare: 0 },
  { delayMs: 20, hotShare: 0 },
  { delayMs: 20, hotShare: 0.04 },
] as const;

/** Processes started for each bundle, in turns; the median counts. */
export const COLD_STARTS = 15;

/** Seeds whatever is drawn, so that two runs have the same workload. */
export const SEED = 24;
