import { randomUUID } from "node:crypto";
import { CAUSE_ATTRIBUTE, type Cause, type StampedCause } from "./cause.ts";
import { WRITTEN_ATTRIBUTE } from "./written.ts";

/** A row with the reserved attributes on it. */
export type Stamped<Item extends object> = Item & {
  readonly [CAUSE_ATTRIBUTE]: StampedCause;
  readonly [WRITTEN_ATTRIBUTE]: number;
};

/**
 * The write helper for rows that are put: a copy that carries the cause of this write, and its place among the writes of
 * the row. Call it once for each write, never on a row that is written twice: the fresh nonce is what tells this write
 * from the one before.
 */
export function stampCause<Item extends object>(item: Item, cause: Cause, at: Date = new Date()): Stamped<Item> {
  return { ...item, [CAUSE_ATTRIBUTE]: causeStamp(cause, at), [WRITTEN_ATTRIBUTE]: at.getTime() };
}

/** What an update expression needs to stamp the row that it writes. */
export interface UpdateStamp {
  /** To be written after `SET`, among the other assignments. */
  readonly set: string;
  /** For `ExpressionAttributeNames`. */
  readonly names: Readonly<Record<string, string>>;
  /** For `ExpressionAttributeValues`, as plain values. */
  readonly values: Readonly<Record<string, StampedCause | number>>;
}

/**
 * The write helper for rows that are updated. A put over a row that exists would count from the clock anew; an update lets
 * DynamoDB add one to what is there, so that the order of two writers does not hang on their clocks.
 */
export function stampUpdate(cause: Cause, at: Date = new Date()): UpdateStamp {
  return {
    set: "#cause = :cause, #written = if_not_exists(#written, :writtenFrom) + :writtenStep",
    names: { "#cause": CAUSE_ATTRIBUTE, "#written": WRITTEN_ATTRIBUTE },
    values: { ":cause": causeStamp(cause, at), ":writtenFrom": at.getTime(), ":writtenStep": 1 },
  };
}

/** The value of the reserved attribute for a cause. */
export function causeStamp(cause: Cause, at: Date): StampedCause {
  return { ...cause, nonce: randomUUID(), at: at.toISOString() };
}
