import { SEQUENCE_DIGITS } from "../limits.ts";

/** Stands where a stream's label stands: text that comes before the label of every stream. */
export const BACKFILL_LABEL = "0000-00-00T00:00:00.000";

/** Parts of a step of `written` that a backfill's sequence tells apart: halves, and the events of one row within them. */
const PARTS = 16;

/** Before every sequence that a stream can make: what a row is given whose last write nobody knows. */
export const LOWEST_SEQUENCE = backfillSequence(0);

/**
 * `metadata.sequence`: the stream's label (ISO time of its creation), a slash, and the record's sequence number, padded.
 * A stream that was made anew has a later label, so its records count as later.
 */
export function sequenceOf(streamLabel: string, sequenceNumber: string): string {
  return `${streamLabel}/${sequenceNumber.padStart(SEQUENCE_DIGITS, "0")}`;
}

/**
 * The sequence of an event that a backfill makes of a row: below every sequence of a stream, and among backfills by the
 * row's last stamped write. A reader that compares text alone never lets it take the place of a change.
 *
 * @param written `metadata.written`; 0 when nobody stamped the row.
 */
export function backfillSequence(written: number): string {
  return sequenceOf(BACKFILL_LABEL, backfillNumber(written));
}

/** What stands where a record's sequence number stands. */
export function backfillNumber(written: number): string {
  return String(Math.round(written * PARTS));
}

/** `written` of the events that one row makes, in the order in which they are to take effect: all before the next change. */
export function writtenOfPart(written: number, index: number): number {
  return written + index / PARTS;
}

/** Orders two sequences of one item: negative when `one` is earlier, positive when later, 0 when they are the same. */
export function compareSequence(one: string, other: string): -1 | 0 | 1 {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** What tells where an event stands among those of its item. */
export interface Place {
  /** `metadata.sequence` */
  readonly sequence: string;
  /** `metadata.written`; undefined for an event from before there was one. */
  readonly written?: number | undefined;
}

/** Whether an event was made by a backfill, from a row as it was when it was read. */
export function isBackfill({ sequence }: Pick<Place, "sequence">): boolean {
  return sequence.startsWith(`${BACKFILL_LABEL}/`);
}

/**
 * Orders two events of one item. Two changes go by the stream's sequence. A backfill knows no sequence of the stream; it
 * is set beside a change by the row's stamped writes. It is earlier than every change when its row was never stamped.
 *
 * @returns undefined when one is a change from before changes said where they stand: nobody knows.
 */
export function comparePlaces(one: Place, other: Place): -1 | 0 | 1 | undefined {
  if (isBackfill(one) === isBackfill(other)) return compareSequence(one.sequence, other.sequence);
  const [first, second] = [writtenAt(one), writtenAt(other)];
  if (first === 0) return -1;
  if (second === 0) return 1;
  if (first === undefined || second === undefined) return undefined;
  return first === second ? 0 : first < second ? -1 : 1;
}

/** `written` of an event's place; 0 for a backfill of a row that nobody stamped. */
export function writtenAt({ sequence, written }: Place): number | undefined {
  return isBackfill({ sequence }) ? Number(sequence.slice(BACKFILL_LABEL.length + 1)) / PARTS : written;
}
