import { comparePlaces, compareSequence, isBackfill, type Place } from "@streambridge/events";
import { IDS_KEPT } from "../limits.ts";
import type { GuardFields } from "./row.ts";
import type { Verdict, Visit } from "./rule.ts";

/**
 * What an item's row says to an event because of what is done: it is outdated or a repeat; undefined when nothing stands
 * against it. Changes go by the stream's sequence. A backfill, and a change after a backfill, go by the stamped writes of
 * the row; where an event does not say where it stands, the one that comes is let in.
 */
export function judgeByDone(row: GuardFields | undefined, { metadata, deletes }: Visit): Verdict | undefined {
  if (row === undefined || isBeforeDoneChange(row, metadata)) return row && { kind: "outdated" };
  const latest = latestOf(row);
  const age = latest && comparePlaces(metadata, latest);
  if (age === -1) return { kind: "outdated" };
  if (age !== 0) return undefined;
  if (row.doneIds?.includes(metadata.id) === true) return { kind: "repeated" };
  return row.tombstone === true && !deletes ? { kind: "outdated" } : undefined;
}

/** The row after an event is done; as it was, when the event is older than what is done by now. */
export function markDone(row: GuardFields, { metadata, deletes }: Visit): GuardFields {
  if (isBeforeDoneChange(row, metadata)) return row;
  const latest = latestOf(row);
  const age = latest === undefined ? 1 : (comparePlaces(metadata, latest) ?? 1);
  if (age === -1) return row;
  const doneIds = [...(age === 0 ? (row.doneIds ?? []) : []), metadata.id].slice(-IDS_KEPT);
  const marked = { ...row, doneIds, tombstone: deletes || (age === 0 && row.tombstone === true) };
  if (!isBackfill(metadata)) return withChange(marked, metadata);
  // A backfill of the very state that a change had told of leaves that change as what is done.
  return age === 0 && row.filled === undefined ? marked : { ...marked, filled: metadata.sequence };
}

function withChange(row: GuardFields, change: Place): GuardFields {
  const { filled: _filled, doneWritten: _written, ...rest } = row;
  const { sequence, written } = change;
  return { ...rest, done: sequence, ...(written !== undefined && { doneWritten: written }) };
}

/** A change that the stream had before the one that is done; after a backfill also that one itself, which it includes. */
function isBeforeDoneChange({ done, filled }: GuardFields, { sequence }: Place): boolean {
  if (done === undefined || isBackfill({ sequence })) return false;
  const age = compareSequence(sequence, done);
  return age === -1 || (age === 0 && filled !== undefined);
}

/** The place of the newest event that is done. */
function latestOf({ done, doneWritten, filled }: GuardFields): Place | undefined {
  if (filled !== undefined) return { sequence: filled };
  return done === undefined ? undefined : { sequence: done, written: doneWritten };
}
