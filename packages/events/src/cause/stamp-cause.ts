import { randomUUID } from "node:crypto";
import { CAUSE_ATTRIBUTE, type Cause, type StampedCause } from "./cause.ts";

/** A row with the reserved attribute on it. */
export type Stamped<Item extends object> = Item & { readonly [CAUSE_ATTRIBUTE]: StampedCause };

/**
 * The write helper: a copy of the row that carries the cause of this write. Call it once for each write, never on a row
 * that is written twice: the fresh nonce is what tells this write from the one before.
 */
export function stampCause<Item extends object>(item: Item, cause: Cause, at: Date = new Date()): Stamped<Item> {
  return { ...item, [CAUSE_ATTRIBUTE]: causeStamp(cause, at) };
}

/** The reserved attribute's value alone, for update expressions: `SET #cause = :cause`. */
export function causeStamp(cause: Cause, at: Date = new Date()): StampedCause {
  return { ...cause, nonce: randomUUID(), at: at.toISOString() };
}
