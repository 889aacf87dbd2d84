import type { Json, Scalar } from "./json.ts";

/** One alternative in the list of a path: what a leaf must be, or (`absent`) that there must be none. */
export interface Matcher {
  readonly test: (leaf: Scalar) => boolean;
  readonly absent?: true;
  /** The strings that satisfy it, where these can be listed; the rule set finds candidates by them. */
  readonly only?: string;
}

/**
 * An operator of the pattern language: the `prefix` of `[{"prefix": "eu-"}]`.
 *
 * `compile` takes what stands after the operator's name and throws `PatternRefusal` where AWS refuses it.
 */
export interface Operator {
  readonly name: string;
  /** How AWS refuses a second key beside the operator, where that is not "Only one key allowed in match expression". */
  readonly secondKey?: string;
  compile(operand: Json): Matcher;
}
