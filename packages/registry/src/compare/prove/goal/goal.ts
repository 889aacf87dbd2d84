import { isObject, type Json } from "../../../json.ts";
import type { Node } from "../../load/document.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Prover } from "../prover.ts";

/**
 * Shows that one keyword of `goal` accepts whatever is as known; true also where the goal does not have the keyword. When
 * it cannot, it notes the miss with the prover.
 */
export type Goal = (known: Knowledge, goal: Node, prover: Prover) => boolean;

/** The value of a keyword of a goal; undefined where it does not have it. */
export function asked({ schema }: Node, keyword: string): Json | undefined {
  return isObject(schema) ? schema[keyword] : undefined;
}
