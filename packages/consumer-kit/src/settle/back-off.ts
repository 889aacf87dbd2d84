import { BACK_OFF_BASE_S, BACK_OFF_CAP_S, SHORT_WAITS, VISIBILITY_CAP_S } from "../limits.ts";

/** What decides on a wait. */
export interface BackOffInput {
  /** Receives so far, this one included. */
  readonly attempt: number;
  /** Seconds that somebody asked for. */
  readonly after?: number | undefined;
  /** Seconds until the message is too old to be retried. */
  readonly untilTooOld: number;
  /** From 0 to 1. */
  readonly random: number;
}

/**
 * Whole seconds until a message comes back. Doubles from {@link BACK_OFF_BASE_S} to {@link BACK_OFF_CAP_S} with the
 * number of attempts, with jitter in the upper half, so that what failed together does not come back together. `after`
 * takes its place; but once a message has come back {@link SHORT_WAITS} times, only when it is longer. Never beyond the
 * moment when the message is too old: then it is to be parked, not to sleep on.
 */
export function backOff({ attempt, after, untilTooOld, random }: BackOffInput): number {
  const full = Math.min(BACK_OFF_CAP_S, BACK_OFF_BASE_S * 2 ** (attempt - 1));
  const jittered = full / 2 + (full / 2) * random;
  const wait = after === undefined || (attempt > SHORT_WAITS && after < jittered) ? jittered : after;
  return Math.max(0, Math.ceil(Math.min(wait, untilTooOld, VISIBILITY_CAP_S)));
}
