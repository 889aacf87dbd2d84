import type { Metadata } from "@streambridge/events";
import type { Decision } from "./decision.ts";
import type { GuardFields } from "./row.ts";

/** An event at the guard's door. */
export interface Visit {
  readonly metadata: Metadata;
  /** Whether its handler removes the thing; see `deletes`. */
  readonly deletes: boolean;
  /** Who comes, as a random text; another for each delivery. */
  readonly holder: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Until when this delivery is to be taken for alive, in epoch milliseconds. */
  readonly leaseUntil: number;
  /** What a person says of an earlier try that was cut off. */
  readonly decision?: Decision | undefined;
}

/** What a rule says to an event that wants in. */
export type Verdict =
  /** Come in, once the row is written like this. */
  | { readonly kind: "enter"; readonly row: GuardFields }
  /** It was done before. */
  | { readonly kind: "repeated" }
  /** Something newer was done before. */
  | { readonly kind: "outdated" }
  /** Somebody is at work on it, or on something newer. */
  | { readonly kind: "held" }
  /** `once`: it was started before, and nobody knows whether it happened. */
  | { readonly kind: "uncertain" }
  /** `once`: it was started before, and a person says that it happened: a repeat, once the row is written like this. */
  | { readonly kind: "conclude"; readonly row: GuardFields };

/** How handling ended, as far as a rule needs to know. */
export interface Ending {
  readonly kind: "handled" | "skipped" | "retried" | "parked";
  /**
   * Whether the effect happened. `none` is what a handler declares with Retry, Park and skip; any other throw, and a
   * handler that ran out of time, leave it `unknown`.
   */
  readonly effect: "happened" | "none" | "unknown";
}

/** One rule of the guard: pure decisions over the row that it keeps for an event. */
export interface Rule {
  /** The id of that row. */
  idOf(metadata: Metadata): string;
  /** Judges an event by its row, undefined when there is none yet. */
  enter(row: GuardFields | undefined, visit: Visit): Verdict;
  /** The row after an event that came in has ended. */
  leave(row: GuardFields | undefined, visit: Visit, ending: Ending): GuardFields;
  /**
   * Whether an effect that happened may have come after the effect of something newer, because its lease had run out. The
   * row is the one that was found at the end.
   */
  overtaken?(row: GuardFields | undefined, visit: Visit): boolean;
}
