import type { Seen } from "./places/place.ts";
import type { Selection } from "./select.ts";

/** What a look at one place left out. */
export type Gap = Pick<Seen, "place" | "consumer" | "cut" | "hidden" | "fault">;

/** What a look left out: places beyond the limit, in somebody else's hands, or out of reach. */
export function gapsIn(seen: readonly Seen[]): readonly Gap[] {
  return seen
    .filter(({ cut, hidden, fault }) => cut !== false || hidden > 0 || fault !== undefined)
    .map(({ entries: _entries, ...gap }) => gap);
}

/**
 * Whether what was left out may be what is meant. Who names ids has been told of each that was not found.
 */
export function mayHideMore(seen: readonly Seen[], { ids }: Pick<Selection, "ids">): boolean {
  return gapsIn(seen).length > 0 && ids.length === 0;
}
