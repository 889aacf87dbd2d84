import { PROOF_GOALS, QUICK_PROOF_GOALS } from "../limits.ts";
import { rootOf, type Node } from "../load/document.ts";
import { Exhausted } from "../load/set-up.ts";
import type { Place } from "../verdict.ts";
import { fact, know } from "./knowledge.ts";
import { isAnything, pointerOfGap, Prover } from "./prover.ts";
import { Unsupported } from "./unsupported.ts";

/** A proof that was not found: where it stopped, and why. */
export interface Unproved {
  readonly proved: false;
  readonly reason: "not-proved" | "unsupported" | "limit";
  readonly place: Place;
  readonly message: string;
}

/** Whether a proof was found. */
export type Proof = { readonly proved: true } | Unproved;

const NOTHING = fact({ not: {} });

/** Proves that every value that all the emitting schemas accept is accepted by the receiving one, in so many goals. */
export function prove(emitting: readonly Node[], receiving: Node, goals = PROOF_GOALS): Proof {
  const prover = new Prover(goals);
  try {
    if (isAnything(receiving) && receiving.document.beyondProof === undefined) return { proved: true };
    // What the form for proofs leaves out would count as asking for nothing.
    for (const { document } of [...emitting, receiving]) {
      if (document.beyondProof !== undefined) throw new Unsupported(document.beyondProof, rootOf(document));
    }
    if (prover.within(know(emitting), receiving)) return { proved: true };
  } catch (thrown) {
    return notProved(thrown, receiving);
  }
  const gap = prover.gap() ?? { node: receiving, keyword: "", message: "is not proved" };
  const message = `It is not proved that the receiving schema accepts everything here: ${gap.message}.`;
  return { proved: false, reason: "not-proved", place: placeOf(gap.node, pointerOfGap(gap)), message };
}

/** Whether a schema is proved to accept no value at all. */
export function acceptsNothing(node: Node): boolean {
  return prove([node], NOTHING, QUICK_PROOF_GOALS).proved;
}

function notProved(thrown: unknown, receiving: Node): Unproved {
  const place = placeOf(receiving, receiving.pointer);
  if (thrown instanceof RangeError || thrown instanceof Exhausted) {
    return { proved: false, reason: "limit", place, message: "The schemas are nested too deeply for a proof." };
  }
  if (!(thrown instanceof Unsupported)) throw thrown;
  const { node, limit, message } = thrown;
  return {
    proved: false,
    reason: limit ? "limit" : "unsupported",
    place: node === undefined ? place : placeOf(node, node.pointer),
    message: limit ? `No proof was found: ${message}.` : `Proofs do not cover ${message}.`,
  };
}

function placeOf({ document }: Node, pointer: string): Place {
  return { side: document.side, pointer: document.writtenAt(pointer) };
}
