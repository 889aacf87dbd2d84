import * as fc from "fast-check";
import type { Json, JsonObject } from "../json.ts";
import type { Inner } from "./arbitrary-of.ts";
import { FULL_DEPTH, SPARE_ELEMENTS } from "./limits.ts";

/** Arrays: the places that the schema names, then elements of the kind that it wants. */
export function listsOf(schema: JsonObject, inner: Inner, depth: number): fc.Arbitrary<Json> {
  const places = Array.isArray(schema["prefixItems"]) ? schema["prefixItems"].map((place: Json) => inner(place)) : [];
  const contains = schema["contains"] === undefined ? [] : [inner(schema["contains"])];
  const items = schema["items"] ?? true;
  if (items === false) return fc.tuple(...places);
  const least = Math.max(0, Number(schema["minItems"] ?? 0) - places.length - contains.length);
  const most = Number(schema["maxItems"] ?? Number.POSITIVE_INFINITY) - places.length - contains.length;
  const spare = depth < FULL_DEPTH ? SPARE_ELEMENTS : 0;
  const size = { minLength: least, maxLength: Math.max(least, Math.min(most, least + spare)) };
  const rest =
    schema["uniqueItems"] === true
      ? fc.uniqueArray(inner(items), { ...size, selector: (item) => JSON.stringify(item) })
      : fc.array(inner(items), size);
  return fc.tuple(fc.tuple(...places), rest, fc.tuple(...contains)).map((parts): Json => parts.flat());
}
