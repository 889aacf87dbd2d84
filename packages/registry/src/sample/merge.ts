import { isObject, type Json, type JsonObject } from "../json.ts";

/**
 * One schema for two that must hold for the same value, as near as one schema can say it: properties side by side, the
 * narrower bound, the types and enum values that both allow. Of two patterns the second stays.
 */
export function merge(one: JsonObject, other: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...one };
  for (const [keyword, value] of Object.entries(other)) {
    const known = merged[keyword];
    merged[keyword] = known === undefined ? value : mergeKeyword(keyword, known, value);
  }
  return merged;
}

function mergeKeyword(keyword: string, one: Json, other: Json): Json {
  switch (keyword) {
    case "properties":
    case "patternProperties":
      return isObject(one) && isObject(other) ? mergeNamed(one, other) : other;
    case "items":
    case "additionalProperties":
    case "unevaluatedProperties":
      return both(one, other);
    case "required":
      return [...new Set([...listOf(one), ...listOf(other)])];
    case "type":
      return commonTypes(listOf(one), listOf(other));
    case "enum":
      return listOf(one).filter((value) => listOf(other).some((allowed) => isSame(value, allowed)));
    case "minimum":
    case "exclusiveMinimum":
    case "minLength":
    case "minItems":
    case "minProperties":
      return Math.max(Number(one), Number(other));
    case "maximum":
    case "exclusiveMaximum":
    case "maxLength":
    case "maxItems":
    case "maxProperties":
      return Math.min(Number(one), Number(other));
    default:
      return other;
  }
}

function mergeNamed(one: JsonObject, other: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...one };
  for (const [name, schema] of Object.entries(other)) {
    const known = merged[name];
    merged[name] = known === undefined ? schema : both(known, schema);
  }
  return merged;
}

function both(one: Json, other: Json): Json {
  if (one === true) return other;
  if (other === true) return one;
  return one === false || other === false ? false : { allOf: [one, other] };
}

/** An integer is a number, so that the narrower word stays. */
function commonTypes(one: readonly Json[], other: readonly Json[]): readonly Json[] {
  return [...new Set([...one, ...other])].filter((type) => allows(one, type) && allows(other, type));
}

function allows(types: readonly Json[], type: Json): boolean {
  return types.includes(type) || (type === "integer" && types.includes("number"));
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}

function isSame(one: Json, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
