import type { Target } from "../buses.ts";
import {
  DELIVERY_FIRST_WAIT_MS,
  DELIVERY_LONGEST_WAIT_MS,
  DELIVERY_MAX_AGE_SECONDS,
  DELIVERY_MAX_RETRIES,
} from "../limits.ts";

/** Which limit of a retry policy ended a delivery, as the DLQ's attribute EXHAUSTED_RETRY_CONDITION has it. */
export type ExhaustedCondition = "MaximumRetryAttempts" | "MaximumEventAgeInSeconds";

/** When the next try is due, or which limit forbids it. */
export type NextTry = { readonly waitMs: number } | { readonly exhausted: ExhaustedCondition; readonly waitMs: number };

/**
 * Plans what follows a failed try.
 *
 * @param retries retries made so far.
 * @param ageMs age of the event.
 * @param random 0 to 1, for the jitter.
 * @returns the wait before the next try; where the event will be too old by then, the wait until it is.
 */
export function planNextTry(target: Target, retries: number, ageMs: number, random: number): NextTry {
  const most = target.RetryPolicy?.MaximumRetryAttempts ?? DELIVERY_MAX_RETRIES;
  if (retries >= most) return { exhausted: "MaximumRetryAttempts", waitMs: 0 };
  const maximumAgeMs = 1000 * (target.RetryPolicy?.MaximumEventAgeInSeconds ?? DELIVERY_MAX_AGE_SECONDS);
  const waitMs = backOff(retries, random);
  if (ageMs + waitMs < maximumAgeMs) return { waitMs };
  return { exhausted: "MaximumEventAgeInSeconds", waitMs: Math.max(0, maximumAgeMs - ageMs) };
}

/** Doubling waits; half of each is fixed, the other half is jitter. */
function backOff(retries: number, random: number): number {
  const full = Math.min(DELIVERY_FIRST_WAIT_MS * 2 ** retries, DELIVERY_LONGEST_WAIT_MS);
  return Math.round(full / 2 + (full / 2) * random);
}
