import { isObject, type JsonObject } from "../../json.ts";
import { subschemas } from "../../walk.ts";
import { pointerIn } from "./reading.ts";
import { valueAt } from "../../value-at.ts";

/** Keywords whose schemas speak of the very value that their owner speaks of. */
const SAME_VALUE = new Set(["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"]);

/**
 * Whether a schema in 2020-12 form comes back to itself without a step down into the value, as `{"$ref": "#"}` does. Ajv
 * exhausts the stack there, so such a schema accepts nothing that reaches it.
 */
export function refersToItselfInPlace(root: JsonObject): boolean {
  const settled = new Set<string>();
  const comesBack = (pointer: string, path: ReadonlySet<string>): boolean => {
    if (path.has(pointer)) return true;
    if (settled.has(pointer)) return false;
    const schema = valueAt(root, pointer);
    if (!isObject(schema)) return false;
    const further = new Set([...path, pointer]);
    const found = sameValuePlaces(schema, pointer).some((place) => comesBack(place, further));
    settled.add(pointer);
    return found;
  };
  const places = allPlaces(root, "");
  return places.some((place) => comesBack(place, new Set()));
}

function sameValuePlaces(schema: JsonObject, pointer: string): readonly string[] {
  const inner = subschemas(schema).filter(({ keyword }) => SAME_VALUE.has(keyword));
  const reference = typeof schema["$ref"] === "string" ? [pointerIn(schema["$ref"])] : [];
  return [...reference, ...inner.map(({ pointer: place }) => `${pointer}${place}`)];
}

function allPlaces(schema: JsonObject, at: string): readonly string[] {
  return [at, ...subschemas(schema).flatMap((inner) => allPlaces(inner.schema, `${at}${inner.pointer}`))];
}

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
 * Whether Ajv 8.20 refuses an empty list at the `contains` of this schema. It does not where `prefixItems` stand beside
 * it, nor in a loop over items or properties, where it still holds the answer of the list before.
 */
export function containsRefusesEmpty(root: JsonObject, pointer: string): boolean {
  let schema = root;
  let at = "";
  while (at !== pointer) {
    const next = subschemas(schema).find(
      (inner) => pointer === `${at}${inner.pointer}` || pointer.startsWith(`${at}${inner.pointer}/`),
    );
    if (next === undefined || !ONCE.has(next.keyword)) return false;
    at = `${at}${next.pointer}`;
    schema = next.schema;
  }
  return schema["prefixItems"] === undefined && !isReferredTo(root, pointer);
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
