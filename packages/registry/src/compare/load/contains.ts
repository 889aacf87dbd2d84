import { isObject, type JsonObject } from "../../json.ts";
import { subschemas } from "../../walk.ts";
import { listOf, membersOf, pointerIn } from "./reading.ts";
import { valueAt } from "../../value-at.ts";
import { allPlaces } from "./throwing.ts";

/** Keywords under which a schema is asked once for each value of a loop. */
const ONCE = new Set([
  "properties",
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else",
  "dependentSchemas",
  "prefixItems",
]);

/**
 * What Ajv 8.20 says of an empty list at the `contains` of this schema, which should refuse it. It accepts it where
 * `prefixItems` that ask for something stand beside it; in a loop over items or properties it repeats its answer to the list before.
 */
export function emptyAtContains(root: JsonObject, pointer: string): "refused" | "accepted" | "unclear" {
  let schema = root;
  let at = "";
  while (at !== pointer) {
    const next = subschemas(schema).find(
      (inner) => pointer === `${at}${inner.pointer}` || pointer.startsWith(`${at}${inner.pointer}/`),
    );
    if (next === undefined || !ONCE.has(next.keyword)) return "unclear";
    at = `${at}${next.pointer}`;
    schema = next.schema;
  }
  if (isReferredTo(root, pointer)) return "unclear";
  const first = schema["prefixItems"];
  if (first === undefined) return "refused";
  // Where all positions may be anything, Ajv writes no code for them, and none that passes over `contains`.
  return listOf(first).some((position) => membersOf(position)["type"] !== undefined) ? "accepted" : "unclear";
}

/** Whether a reference leads to a place or to something around it: then it may be asked in a loop after all. */
function isReferredTo(root: JsonObject, pointer: string): boolean {
  return allPlaces(root, "").some((place) => {
    const schema = valueAt(root, place);
    const reference = isObject(schema) ? schema["$ref"] : undefined;
    const target = typeof reference === "string" ? pointerIn(reference) : undefined;
    return target !== undefined && (pointer === target || pointer.startsWith(`${target}/`));
  });
}
