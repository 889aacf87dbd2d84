import { RESEND_BASE_MS, RESEND_CAP_MS } from "../limits.ts";

/**
 * Milliseconds to pause before a resend: anything between nothing and a bound that doubles with each attempt ("full
 * jitter"), so that many functions that were throttled together do not come back together.
 * Source: "Exponential Backoff And Jitter", AWS Architecture Blog.
 *
 * @param attempt How often the entry was sent, at least 1.
 * @param random From 0 to less than 1.
 */
export function pauseAfter(attempt: number, random: number): number {
  return Math.floor(random * Math.min(RESEND_CAP_MS, RESEND_BASE_MS * 2 ** (attempt - 1)));
}
