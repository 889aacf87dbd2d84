import type { Json, JsonObject } from "../../json.ts";
import { isObject, step } from "../../json.ts";
import { visitSchemas } from "../../walk.ts";
import { shown, type Finding, type Rule } from "../rule.ts";

/** Keywords whose numbers decide. */
const NUMERIC = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "const", "enum"] as const;

/** {@link Rule} `numbers-exact`. */
export const numbersExact: Rule = {
  id: "numbers-exact",
  purpose:
    "Whole numbers have bounds within ±(2^53 - 1): beyond, two numbers that differ are read as one, and nothing about them can be decided.",
  mend: "Give the integer a minimum and a maximum within ±9007199254740991, or carry it as a string.",
  example: {
    refused: `{ "properties": { "extra": { "type": "integer", "description": "E." } } }`,
    accepted: `{ "properties": { "extra": { "type": "integer", "minimum": 0, "maximum": 100, "description": "E." } } }`,
  },
  check: ({ schema }) => {
    const findings: Finding[] = [];
    visitSchemas(schema, (inner, at) => findings.push(...inexact(inner, at), ...unbounded(inner, at)));
    return findings;
  },
};

function inexact(schema: JsonObject, at: string): readonly Finding[] {
  return NUMERIC.filter((keyword) =>
    numbersIn(schema[keyword]).some((value) => Math.abs(value) > Number.MAX_SAFE_INTEGER),
  ).map((keyword) => ({
    pointer: step(at, keyword),
    wanted: "numbers within ±9007199254740991",
    came: shown(schema[keyword]),
    mend: "Narrow the number, or carry the value as a string.",
  }));
}

function unbounded(schema: JsonObject, at: string): readonly Finding[] {
  const types = Array.isArray(schema["type"]) ? schema["type"] : [schema["type"]];
  if (!types.includes("integer") || "enum" in schema || "const" in schema) return [];
  return (["minimum", "maximum"] as const)
    .filter((keyword) => !(keyword in schema) && !(`exclusive${keyword.replace("m", "M")}` in schema))
    .map((keyword) => ({
      pointer: step(at, keyword),
      wanted: `a ${keyword} of the integer`,
      came: "nothing",
      mend: `Add a ${keyword} within ±9007199254740991.`,
    }));
}

function numbersIn(value: Json | undefined): readonly number[] {
  if (typeof value === "number") return [value];
  if (Array.isArray(value)) return value.flatMap((inner: Json) => numbersIn(inner));
  return isObject(value) ? Object.values(value).flatMap(numbersIn) : [];
}
