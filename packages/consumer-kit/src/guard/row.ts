/**
 * What the guard remembers under one id, as it lies in the guard table (key `id`, TTL `expiresAt`). The two rules use
 * rows of their own, so a row has the fields of one of them.
 */
export interface GuardRow {
  /** Counts the changes of this row, from 1. A change is only written over the revision that it was made from. */
  readonly revision: number;
  /** When DynamoDB may delete the row, in epoch seconds; absent: never. */
  readonly expiresAt?: number;

  /** Who is at work, as a random text. */
  readonly holder?: string;
  /** Until when the holder is to be taken for alive, in epoch milliseconds. */
  readonly leaseUntil?: number;

  // latest-wins
  /** Highest sequence of a change whose effect is known to have happened, and `metadata.written` of that change. */
  readonly done?: string;
  readonly doneWritten?: number;
  /** Sequence of a backfill whose effect is known to have happened after that; absent when a change came after it. */
  readonly filled?: string;
  /** Ids of the events at the latest of these places that are done; one change of a row can make several events. */
  readonly doneIds?: readonly string[];
  /** Sequence of a try that was started and whose end is not known, and its `written`; with a lease, it is under way. */
  readonly doing?: string;
  readonly doingWritten?: number;
  /** What was done last removed the thing. */
  readonly tombstone?: boolean;

  // once
  /** `started` is written before the effect, `done` after it; absent: nothing happened, for sure. */
  readonly state?: "started" | "done";
}

/** A row without its revision, which the store counts. */
export type GuardFields = Omit<GuardRow, "revision">;

/** Whether somebody holds the row at `now`, in epoch milliseconds. */
export function isHeld(row: GuardFields | undefined, now: number): boolean {
  return row?.leaseUntil !== undefined && row.leaseUntil > now;
}

/** The row without its holder. */
export function withoutLease({ holder: _holder, leaseUntil: _until, ...rest }: GuardFields): GuardFields {
  return rest;
}
