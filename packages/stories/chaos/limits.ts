// The figures of the chaos runs. Each says its unit and its reason.

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Runs of `pnpm chaos` when nobody says how many: some thousand changes, in a few minutes. */
export const DEFAULT_RUNS = 5;

/** Runs that look for a smaller case of a broken promise, at most: each boots anew, and a large workload has thousands of parts. */
export const MOST_SHRINKS = 40;

/** Users of one run: so few that each is written often, and changes of one row meet. */
export const USERS = 40;

/** How much one run may do: so much that batches fill, so little that a counterexample can be read. */
export const WHOLE_RUN: RunSize = { steps: 8, writes: 250 };

/** The same for the run that is part of `npm test`, which has some 20 s. */
export const SHORT_RUN: RunSize = { steps: 3, writes: 20 };

/** Steps at most, and writes of one step at most. */
export interface RunSize {
  readonly steps: number;
  readonly writes: number;
}

/** Faults of one kind in one place, at most: beyond, a run learns nothing new and takes minutes. Outages are bounded in time. */
export const MOST_IN_ONE_PLACE = 4;

/** Hours for which a chaos consumer retries: outages of a run are longer, so that some messages are given up on. */
export const RETRY_HOURS = 1;

/** Seconds on the clock for which some consumers gather messages: during an outage, a tenth of the invocations do as much. */
export const WINDOW_S = 60;

/** Milliseconds on the clock until a row with a time to live is over. */
export const TTL_MS = 2 * MINUTE_MS;

/** Characters of a text that makes an event take the claim check (240 KiB) and its parked record take S3 (256 KiB). */
export const LARGE_CHARACTERS = 300_000;

/** Characters of a text that fills an item up to DynamoDB's 400 KB. */
export const HUGE_CHARACTERS = 395_000;

/** Links of a causal chain that are more than the bridge takes (packages/bridge, MAX_HOPS: 16). */
export const TOO_MANY_HOPS = 17;

/** Milliseconds on the clock that faults go on after the last write: beyond the consumers' retrying. */
export const FAULTS_LINGER_MS = 2 * HOUR_MS;

/**
 * Hours that the bridge is away in some runs: beyond the 20 after which its mapping gives records up to the failures bucket
 * (stacks/numbers.ts, BRIDGE_MAX_RECORD_AGE_S), and within the 24 that the stream keeps them. After the shorter ones the last
 * records are still young enough to be handled.
 */
export const BRIDGE_AWAY_HOURS = [20.1, 20.25, 22] as const;

/**
 * Milliseconds on the clock that nobody looks at failures in some runs: five days, after which dead letters are archived, and
 * the six hours until the keeper's next round (stacks/numbers.ts, ARCHIVE_AFTER_DAYS and KEEPER_SCHEDULE), and some more.
 */
export const UNSEEN_MS = (5 * 24 + 12) * HOUR_MS;

/** Milliseconds on the clock of one look at whether everything has come to rest. */
export const LOOK_MS = 5 * MINUTE_MS;

/** Looks until what still moves counts as lost: retrying and visibility are over long before. */
export const MOST_LOOKS = 60;

/** Rounds of redriving until what still lies somewhere counts as stuck: a redrive may park anew, each time for another cause. */
export const MOST_REDRIVES = 8;

/**
 * Milliseconds of the bridge's 60 s that it is not told of: after what it keeps for parking, publishing has a second and a
 * half of real time. What it has not sent by then comes again with its batch.
 */
export const UNTOLD_MS = 53_500;

/** Minutes on the clock that the bus is down at most. Longer, the same happens again each minute, in real time. */
export const LONGEST_BUS_OUTAGE_MIN = 5;

/** Milliseconds of real time that an answer which never comes is waited for, and that a function hangs. */
export const SILENCE_MS = 50;
