import { SEQUENCE_DIGITS } from "../limits.ts";

/** Before every sequence that a stream can make: what a row is given whose last write nobody knows. */
export const LOWEST_SEQUENCE = `0000-00-00T00:00:00.000/${"0".repeat(SEQUENCE_DIGITS)}`;

/**
 * `metadata.sequence`: the stream's label (ISO time of its creation), a slash, and the record's sequence number, padded.
 * A stream that was made anew has a later label, so its records count as later.
 */
export function sequenceOf(streamLabel: string, sequenceNumber: string): string {
  return `${streamLabel}/${sequenceNumber.padStart(SEQUENCE_DIGITS, "0")}`;
}

/** Orders two sequences of one item: negative when `one` is earlier, positive when later, 0 when they are the same. */
export function compareSequence(one: string, other: string): -1 | 0 | 1 {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
