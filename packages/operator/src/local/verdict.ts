import type { Hop } from "./hop.ts";

/** The last that is known of one event on its way to one consumer; undefined: the event has not been seen. */
export type LastHop = Hop | undefined;

/** Whether a delivery is over, and how; `because` says where it is, or why it never arrived. */
export type Verdict =
  | { readonly kind: "arrived" }
  | { readonly kind: "open"; readonly because: string }
  | { readonly kind: "failed"; readonly because: string };

/**
 * Judges a delivery by its last hop.
 *
 * @param needsEffect whether its vendor must have been reached
 * @param expected whether leaving it out (skipped, repeated) counts as failed; for events that nobody asked for it is as
 * good as handled. An outdated one never failed: queues keep no order, and something newer of the same row took effect.
 */
export function verdictOf(hop: LastHop, needsEffect: boolean, expected: boolean): Verdict {
  switch (hop?.kind) {
    case "handled":
      if (!needsEffect || hop.delivery.effects.length > 0) return { kind: "arrived" };
      return failed("it was handled, but its vendor received nothing");
    case "left-out":
      if (!expected || hop.outcome === "outdated") return { kind: "arrived" };
      return failed(withReason(`it was ${hop.outcome}`, hop.reason));
    case "set-aside":
      return failed(withReason(`it went to the dead-letter queue: ${hop.code}`, hop.reason));
    case "undeliverable":
      return failed(`the bus could not put it into the queue: ${hop.code}: ${hop.message}`);
    case "parked":
      return failed(`the bridge parked its row: ${hop.code}: ${hop.message}`);
    default:
      return open(hop);
  }
}

function open(hop: LastHop): Verdict {
  switch (hop?.kind) {
    case "published":
      return { kind: "open", because: "it is on the bus, and no rule has put it into the consumer's queue" };
    case "queued":
      return { kind: "open", because: "it waits in the consumer's queue" };
    case "taken":
      return { kind: "open", because: `the consumer took it from its queue (attempt ${hop.delivery.attempt})` };
    case "retried":
      return {
        kind: "open",
        because: withReason(`attempt ${hop.delivery.attempt} failed and it waits for another: ${hop.code}`, hop.reason),
      };
    default:
      return { kind: "open", because: "no such event was on the bus" };
  }
}

function failed(because: string): Verdict {
  return { kind: "failed", because };
}

function withReason(what: string, reason: string | undefined): string {
  return reason === undefined ? what : `${what}: ${reason}`;
}
