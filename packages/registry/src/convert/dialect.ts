import type { Json, JsonObject } from "../json.ts";

/** What some keywords of a schema become in an older dialect. */
export interface Part {
  /** A schema of the older dialect. Every value that the keywords accept, it accepts. */
  readonly says: JsonObject;
  /** Whether it refuses every value that the keywords refuse. */
  readonly exact: boolean;
}

/** What a rule may ask for while it turns one keyword. */
export interface Turn {
  /** The schema that the keyword stands in. */
  readonly schema: JsonObject;
  /** Turns a schema inside it, given with the steps that lead there; `true` and `false` are schemas too. */
  readonly inner: (schema: Json, ...steps: readonly (string | number)[]) => Part;
  /** How the older dialect refers to a shape of `$defs`, and whether that shape could be said exactly. */
  readonly shape: (name: string) => { readonly $ref: string; readonly exact: boolean };
}

/** Says one keyword in an older dialect. */
export type Rule = (value: Json, turn: Turn) => Part;

/** An older dialect of JSON Schema: how it says each keyword of 2020-12. A keyword without a rule is left out, as a loss. */
export interface Dialect {
  readonly name: string;
  readonly rules: Readonly<Record<string, Rule>>;
}

/** A part that says the same as its keyword. */
export function exactly(says: JsonObject): Part {
  return { says, exact: true };
}

/** The part of a keyword that the dialect has no words for: it asks nothing. */
export const UNSAID: Part = { says: {}, exact: false };

/** The part of a keyword that decides nothing, or that another keyword's rule has said already. */
export const SILENT: Part = { says: {}, exact: true };
