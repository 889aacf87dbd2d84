/** Rows of one BatchWriteItem: the most that DynamoDB takes. */
export const ROWS_PER_WRITE = 25;

/** Requests of the writer at once; DynamoDB Local gains nothing above. */
export const WRITES_AT_ONCE = 4;

/** Boots, and runs of the sample, of which the median counts; a first one of each fills the caches and counts nothing. */
export const BOOTS = 5;
export const SAMPLE_RUNS = 3;

/** Bursts of which the median counts, and the rows of each; a first one warms the functions and counts nothing. */
export const BURSTS = 5;
export const BURST_ROWS = 2000;

/** As above, for consumers that keep a guard: each event costs DynamoDB Local two more writes, so fewer rows do. */
export const GUARDED_BURST_ROWS = 500;

/** How long the threads spin that tell how much of the machine is free, in ms: some slices of the scheduler. */
export const SPIN_MS = 500;

/** The steady load: the rate that is promised, for long enough that falling behind would show. */
export const STEADY_ROWS_PER_SECOND = 500;
export const STEADY_SECONDS = 10;
