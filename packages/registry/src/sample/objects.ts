import * as fc from "fast-check";
import { isObject, type Json, type JsonObject } from "../json.ts";
import type { Inner } from "./arbitrary-of.ts";
import { FULL_DEPTH, SPARE_ELEMENTS } from "./limits.ts";
import { textsOf } from "./texts.ts";

/** Objects with the declared properties, optional ones in and out, and entries where the schema describes a map. */
export function objectsOf(schema: JsonObject, inner: Inner, depth: number): fc.Arbitrary<Json> {
  const required = new Set(Array.isArray(schema["required"]) ? schema["required"].map(String) : []);
  const declared = isObject(schema["properties"]) ? schema["properties"] : {};
  const undeclared = [...required].filter((name) => !Object.hasOwn(declared, name));
  const wanted = Object.entries(declared).filter(
    ([name, property]) => required.has(name) || (depth < FULL_DEPTH && property !== false),
  );
  const model = Object.fromEntries([
    ...wanted.map(([name, property]) => [name, inner(property)] as const),
    ...undeclared.map((name) => [name, inner(restOf(schema))] as const),
  ]);
  const fixed = fc.record(model, { requiredKeys: [...required] }) as fc.Arbitrary<JsonObject>;
  const entries = entriesOf(schema, inner, depth, required.size);
  return entries === undefined
    ? fixed
    : fc.tuple(entries, fixed).map((parts): JsonObject => Object.assign({}, ...parts));
}

/** What the schema says of properties that it does not declare. */
function restOf(schema: JsonObject): Json {
  return schema["additionalProperties"] ?? schema["unevaluatedProperties"] ?? true;
}

/** The free entries of a map; undefined where the schema describes none, since a publisher sends nothing undeclared. */
function entriesOf(
  schema: JsonObject,
  inner: Inner,
  depth: number,
  declared: number,
): fc.Arbitrary<JsonObject> | undefined {
  const least = Math.max(0, Number(schema["minProperties"] ?? 0) - declared);
  if (depth >= FULL_DEPTH && least === 0) return undefined;
  const most = Number(schema["maxProperties"] ?? Number.POSITIVE_INFINITY) - declared;
  const size = { minKeys: least, maxKeys: Math.max(least, Math.min(most, least + SPARE_ELEMENTS)) };
  const maps = Object.entries(isObject(schema["patternProperties"]) ? schema["patternProperties"] : {}).map(
    ([pattern, values]) => fc.dictionary(textsOf({ pattern }), inner(values), size),
  );
  const rest = restOf(schema);
  if (isObject(rest)) {
    const names = isObject(schema["propertyNames"]) ? schema["propertyNames"] : {};
    const keys = Array.isArray(names["enum"]) ? fc.constantFrom(...names["enum"].map(String)) : textsOf(names);
    maps.push(fc.dictionary(keys, inner(rest), size));
  }
  if (maps.length === 0) return undefined;
  return fc.tuple(...maps).map((parts): JsonObject => Object.assign({}, ...parts));
}
