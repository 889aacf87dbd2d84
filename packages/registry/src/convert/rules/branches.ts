import type { Json } from "../../json.ts";
import { UNSAID, type Part, type Rule, type Turn } from "../dialect.ts";

/** `allOf` and `anyOf`: a branch that accepts more makes the whole accept more, never less. */
export const branches =
  (keyword: "allOf" | "anyOf"): Rule =>
  (value, turn) =>
    say(keyword, turnAll(keyword, value, turn));

/** `oneOf`: where a branch accepts more than it should, two may hold at once, so that at least one is asked for. */
export const oneOf: Rule = (value, turn) => {
  const parts = turnAll("oneOf", value, turn);
  return say(parts.every(({ exact }) => exact) ? "oneOf" : "anyOf", parts);
};

/** `not`: what accepts more than it should would refuse more under it, so that it is left out then. */
export const not: Rule = (value, turn) => {
  const part = turn.inner(value, "not");
  return part.exact ? { says: { not: part.says }, exact: true } : UNSAID;
};

function turnAll(keyword: string, value: Json, turn: Turn): readonly Part[] {
  return (value as readonly Json[]).map((branch, index) => turn.inner(branch, keyword, index));
}

function say(keyword: string, parts: readonly Part[]): Part {
  return { says: { [keyword]: parts.map(({ says }) => says) }, exact: parts.every(({ exact }) => exact) };
}
