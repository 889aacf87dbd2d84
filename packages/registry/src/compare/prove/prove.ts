import type { Node } from "../load/document.ts";
import type { Place } from "../verdict.ts";

/** A proof that was not found: where it stopped, and why. */
export interface Unproved {
  readonly proved: false;
  readonly reason: "not-proved" | "unsupported" | "limit";
  readonly place: Place;
  readonly message: string;
}

/** Whether a proof was found. */
export type Proof = { readonly proved: true } | Unproved;

export function prove(_emitting: readonly Node[], receiving: Node): Proof {
  return {
    proved: false,
    reason: "not-proved",
    place: { side: receiving.document.side, pointer: "" },
    message: "not yet",
  };
}

export function acceptsNothing(_node: Node): boolean {
  return false;
}
