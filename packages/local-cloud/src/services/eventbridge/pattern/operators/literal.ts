import { isArray, JsonNumber, JsonObject, type Json, type Scalar } from "../json.ts";
import type { Matcher } from "../matcher.ts";
import { refuse } from "../refusal.ts";
import { ipBytes } from "./ip-address.ts";

/**
 * A plain value in the list of a path: `["eu-west-1", 300, true, null]`. Strings match exactly, numbers by value (or by
 * text where no double holds them); `"true"` is not `true` and `null` is not missing. A string that is an IP address
 * matches every spelling of that address, as event-ruler has it.
 */
export function compileLiteral(literal: Json): Matcher {
  if (typeof literal === "string") return stringLiteral(literal);
  if (literal instanceof JsonNumber) return { test: (leaf) => equalNumbers(literal, leaf) };
  if (literal === null || typeof literal === "boolean") return { test: (leaf) => leaf === literal };
  if (isArray(literal) || literal instanceof JsonObject) {
    refuse("Match value must be String, number, true, false, or null");
  }
  return literal satisfies never;
}

/** Whether `leaf` is the same number as `number`. */
export function equalNumbers(number: JsonNumber, leaf: Scalar): boolean {
  if (!(leaf instanceof JsonNumber)) return false;
  return leaf.text === number.text || (number.value !== undefined && leaf.value === number.value);
}

function stringLiteral(literal: string): Matcher {
  const address = ipBytes(literal);
  if (address === undefined) return { test: (leaf) => leaf === literal, only: literal };
  const wanted = address.join();
  return { test: (leaf) => typeof leaf === "string" && ipBytes(leaf)?.join() === wanted };
}
