import type { Draft, ItemKeys } from "@streambridge/events";
import type { Row } from "../decode/attribute-value.ts";
import type { Change } from "../decode/change.ts";

/**
 * What follows when a translator throws, or makes an event that its schema refuses.
 *
 * - `park`: the record is set aside with the error, and the stream goes on.
 * - `halt`: the stream stops at the record until it is fixed: for rows of which no change may be missed.
 * - `skip`: the failure is counted and the stream goes on: for events that nobody misses.
 */
export type OnError = "park" | "halt" | "skip";

/** How the rows of one entity become events. It belongs to the team that owns the rows. */
export interface Translator<R = Row> {
  /** The rows it speaks for: those whose attribute `entity` is this. */
  readonly entity: string;
  readonly onError: OnError;
  /**
   * The events that a change means to the outside, each in the newest major of its name; none when it means nothing.
   * Pure: the same change always gives the same events, because a record may come more than once.
   */
  readonly translate: (change: Change<R>) => readonly Draft[];
  /**
   * What the keys alone tell of a row that is gone, so that a backfill can tell of its end; undefined when they are not those
   * of such a row. Left out where the end of a row means nothing.
   */
  readonly rowOfKeys?: (keys: ItemKeys) => Row | undefined;
}

/**
 * Lists a translator beside those of other rows. `R` is what the team promises of its rows, and nobody checks it here: a
 * row that breaks the promise makes an event that its schema refuses, and that is where it shows.
 */
export function listed<R extends object>(translator: Translator<R>): Translator {
  return { ...translator, translate: (change) => translator.translate(change as unknown as Change<R>) };
}
