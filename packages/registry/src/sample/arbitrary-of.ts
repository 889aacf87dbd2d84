import * as fc from "fast-check";
import type { Json, JsonObject } from "../json.ts";
import { flatten } from "./flatten.ts";
import { LAST_DEPTH } from "./limits.ts";
import { listsOf } from "./lists.ts";
import { numbersOf } from "./numbers.ts";
import { objectsOf } from "./objects.ts";
import { textsOf } from "./texts.ts";

/** Makes the values of one schema inside another; what each kind of value is made with. */
export type Inner = (schema: Json) => fc.Arbitrary<Json>;

/**
 * Values that a schema allows, small and large, with fast-check's shrinking. It aims well and does not always hit: `not`,
 * `oneOf`, `dependentRequired` and the like are not looked at, so that a validator has the last word on each value.
 *
 * @param schema bundled: its references stay inside it.
 */
export function arbitraryOf(schema: JsonObject): fc.Arbitrary<Json> {
  return valuesOf(schema, schema, 0);
}

function valuesOf(root: JsonObject, schema: Json, depth: number): fc.Arbitrary<Json> {
  if (depth > LAST_DEPTH) return fc.constant(null);
  const inner: Inner = (below) => valuesOf(root, below, depth + 1);
  const ways = flatten(root, schema).flatMap((way) => oneWay(way, inner, depth));
  return ways.length === 0 ? fc.constant(null) : fc.oneof(...ways);
}

function oneWay(way: JsonObject, inner: Inner, depth: number): readonly fc.Arbitrary<Json>[] {
  if (way["const"] !== undefined) return [fc.constant(way["const"])];
  if (Array.isArray(way["enum"])) return way["enum"].length === 0 ? [] : [fc.constantFrom(...(way["enum"] as Json[]))];
  return typesOf(way).map((type) => ofType(type, way, inner, depth));
}

function ofType(type: string, way: JsonObject, inner: Inner, depth: number): fc.Arbitrary<Json> {
  switch (type) {
    case "object":
      return objectsOf(way, inner, depth);
    case "array":
      return listsOf(way, inner, depth);
    case "string":
      return textsOf(way);
    case "integer":
    case "number":
      return numbersOf(way, type === "integer");
    case "boolean":
      return fc.boolean();
    default:
      return fc.constant(null);
  }
}

/** The types that a schema allows; where it does not say, the one that its keywords speak of, or some of each. */
function typesOf(schema: JsonObject): readonly string[] {
  const { type } = schema;
  if (typeof type === "string") return [type];
  if (Array.isArray(type)) return type.map(String);
  if ("properties" in schema || "required" in schema || "patternProperties" in schema) return ["object"];
  if ("items" in schema || "prefixItems" in schema) return ["array"];
  if ("pattern" in schema || "format" in schema || "minLength" in schema) return ["string"];
  return ["string", "integer", "boolean", "null"];
}
