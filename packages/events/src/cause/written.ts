import type { Row } from "./read-cause.ts";

/**
 * The reserved attribute of a row that counts its stamped writes: the time of the first in milliseconds since 1970, and
 * one more for each write after it. DynamoDB itself adds (`stampUpdate`), so that two writers at once never write the same
 * number, whatever their clocks say; and a row that is made anew begins above every number of its earlier life, since no
 * row is written a thousand times a second for all its life. Translators never see it.
 */
export const WRITTEN_ATTRIBUTE = "_written";

/** What a change by somebody who stamps nothing lies behind the stamped write before it: before the next, which is 1 away. */
const UNSTAMPED_STEP = 0.5;

/** Above it a half more could not be told apart any more; no clock shows such a time. */
const LARGEST = 2 ** 51;

/** The count on a row; undefined when nobody ever stamped it, or when what is there is no count. */
export function writtenOn(row: Row | undefined): number | undefined {
  const value = row?.[WRITTEN_ATTRIBUTE];
  return typeof value === "number" && Number.isInteger(value) && value > 0 && value < LARGEST ? value : undefined;
}

/**
 * `metadata.written` of a change: where it stands among the writes of its row. A stamped write has the number that is on
 * the row after it. A change that left the number as it was, or took it away (a plain writer, a delete, an expiry), comes
 * half a step after it. A change of a row without a number stands at its time: before a stamp that came later, and after
 * one that somebody has written over since.
 *
 * @param time When the row was written, ISO 8601.
 */
export function writtenOf(newRow: Row | undefined, oldRow: Row | undefined, time: string): number {
  const before = writtenOn(oldRow);
  const after = writtenOn(newRow);
  if (after !== undefined && after !== before) return after;
  return before === undefined ? Date.parse(time) : before + UNSTAMPED_STEP;
}
