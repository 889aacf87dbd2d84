import type { Row } from "../cause/read-cause.ts";
import type { EventData, EventType, Newer } from "../generated/types.ts";

/** What a downcast may look at beside the newer data: the change that the event tells of. */
export interface ChangeRows {
  /** The row before the change; absent when it was inserted. */
  readonly oldRow?: Row | undefined;
  /** The row after the change; absent when it was removed. */
  readonly newRow?: Row | undefined;
}

/**
 * Makes an older version's data from the next newer one's. Pure: the same arguments always give the same data. It may
 * throw when the older shape cannot say what happened; that version of the event is parked then, the others are sent.
 */
export type Downcast<From extends EventType, To extends EventType> = (
  newer: EventData[From],
  change: ChangeRows,
) => EventData[To];

/** One downcast for each older event type of the catalogue; the compiler misses the one that is not there. */
export type Downcasts = { readonly [Older in keyof Newer]: Downcast<Newer[Older], Older> };
