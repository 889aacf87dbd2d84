import type { Direction } from "../../compare/verdict.ts";
import type { FilePlace } from "../finding.ts";

/** Where exemptions lie, from the workspace's root. */
export const EXEMPTIONS = "schemas/exemptions.json";

/**
 * One finding that is let pass for a while. It is bound to the hashes of both schemas: an edit of either, even of words
 * in it, opens the question again.
 */
export interface Exemption {
  readonly event: string;
  readonly rule: string;
  readonly direction?: Direction;
  /** The field, as the finding names it. */
  readonly field?: string;
  /** SHA-256 of each older schema that the finding is against. */
  readonly from: readonly string[];
  /** SHA-256 of the schema as it was when this was written; absent for an event type that is gone. */
  readonly to?: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it counts, `YYYY-MM-DD`. */
  readonly expires: string;
}

/** An exemption, and where it stands. */
export interface WrittenExemption extends Exemption {
  readonly place: FilePlace;
}
