import type { Limits } from "../../apart/run-apart.ts";

/** Seconds and memory for all runs of one consumer: a few hundred events take about a second on an idle machine. */
export const RECORDING_LIMITS: Limits = { seconds: 120, megabytes: 256 };

/** How long one run of a handler is waited for, in ms. Vendors answer at once here; what takes longer waits for nothing. */
export const RUN_LIMIT_MS = 10_000;

/** Events drawn at random for each event type, beside examples and their variants. */
export const DRAWN_EVENTS = 40;

/** Events of each type that every vendor's mood is tried on; the rest meets vendors that take all. */
export const MOODY_EVENTS = 2;

/** The seed of all draws; the same schemas and code always make the same file. */
export const SEED = 20_261_122;

/** Consumers that are recorded at the same time: each is a process, and two cores are what CI has. */
export const AT_ONCE = 2;
