import { createMask, revealed, type Mask } from "@streambridge/events";
import type { Out } from "../../local/screen/paint.ts";
import { mayHideMore } from "../gaps.ts";
import type { Seen } from "../places/place.ts";
import type { ReachOptions } from "../reach.ts";
import type { Selection } from "../select.ts";

/** What every command over failures is told. */
export interface FailuresOptions extends ReachOptions {
  readonly selection: Selection;
  /** Entries of each place to look at, at most. */
  readonly limit: number;
  /** Whether personal values are shown. */
  readonly reveal: boolean;
  /** Whether to write JSON for machines. */
  readonly json: boolean;
  readonly out: Out;
}

/**
 * Exit codes of the commands. That a place could not be looked at counts for more than what was seen elsewhere. 2, a
 * mistake of the user, follows from the error that is thrown, and so does 1 in most cases.
 */
export const EXIT = { done: 0, notSeen: 1, failuresRemain: 3 } as const;

/**
 * The exit code of a command over what it saw. What was not seen is not done: a message that somebody has hidden, or that
 * lies beyond the limit, is a failure that remains.
 *
 * @param isDone whether nothing is left of what was seen and is meant
 */
export function codeFor(seen: readonly Seen[], selection: Selection, isDone: boolean): number {
  if (seen.some(({ fault }) => fault !== undefined)) return EXIT.notSeen;
  return isDone && !mayHideMore(seen, selection) ? EXIT.done : EXIT.failuresRemain;
}

/** What hides personal values, unless they are to be seen. */
export function maskFor({ reveal }: Pick<FailuresOptions, "reveal">): Mask {
  return reveal ? revealed : createMask();
}

/** Writes one JSON document. */
export function writeJson(out: Out, value: unknown): void {
  out.write(`${JSON.stringify(value, undefined, 2)}\n`);
}
