import type { Limits } from "../apart/run-apart.ts";

/** Events that each downcast is run on: enough for every optional field in and out, and texts at their bounds. */
export const DOWNCAST_RUNS = 300;

/** The seed of these events; the same schemas and code always get the same answer. */
export const DOWNCAST_SEED = 20_261_128;

/** Seconds and memory for all downcasts of a review: a few hundred events each take milliseconds on an idle machine. */
export const DOWNCAST_LIMITS: Limits = { seconds: 60, megabytes: 256 };
