import { JsonObject, type Json, type Scalar } from "../json.ts";
import type { Matcher } from "../matcher.ts";
import { refuse } from "../refusal.ts";

/** The operand where it is a string; anything else is refused with `reason`. */
export function stringOperand(operand: Json, reason: string): string {
  return typeof operand === "string" ? operand : refuse(reason);
}

/** The word of `{"equals-ignore-case": word}` as `prefix` and `suffix` take it, with AWS's wording of each mistake. */
export function ignoreCaseOperand(operand: JsonObject, operator: string): string {
  const [first, ...more] = operand.entries;
  if (first === undefined) {
    return refuse(`${operator.charAt(0).toUpperCase()}${operator.slice(1)} expression name not found`);
  }
  const [name, word] = first;
  if (name !== "equals-ignore-case") refuse(`Unsupported ${operator} pattern: ${name}`);
  const text = stringOperand(word, "equals-ignore-case match pattern must be a string");
  if (more.length > 0) refuse("Only one key allowed in match expression");
  return text;
}

/** A matcher that never looks at anything but strings. */
export function onStrings(test: (text: string) => boolean): Matcher {
  return { test: (leaf: Scalar) => typeof leaf === "string" && test(leaf) };
}
