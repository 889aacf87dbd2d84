import { comparePlaces, isBackfill, type Place } from "@streambridge/events";

/**
 * Puts what is about one item into the order of the item's history: changes by the stream's sequence, and each backfill right
 * after the last change that the row held when it was read, by the row's stamped writes. A guard would drop what comes too
 * late; a consumer without one takes what comes last for the latest.
 *
 * @param placed in the order of their sequences, by which every backfill comes before every change
 */
export function byHistory<T extends { readonly place: Place }>(placed: readonly T[]): readonly T[] {
  const changes = placed.filter(({ place }) => !isBackfill(place));
  const history = [...changes];
  let end = 0;
  for (const filled of placed.filter(({ place }) => isBackfill(place))) {
    end = Math.max(end, changes.findLastIndex(({ place }) => isIn(place, filled.place)) + 1);
    history.splice(end + (history.length - changes.length), 0, filled);
  }
  return history;
}

/** Whether a row that was read so held a change already; of one from before changes said where they stand, so it is taken. */
function isIn(change: Place, filled: Place): boolean {
  return comparePlaces(change, filled) !== 1;
}
