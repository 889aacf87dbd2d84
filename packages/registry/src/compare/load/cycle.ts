import { isObject, type JsonObject } from "../../json.ts";
import { subschemas } from "../../walk.ts";
import { pointerIn } from "./reading.ts";
import { valueAt } from "../../value-at.ts";

/** Keywords whose schemas speak of the very value that their owner speaks of. */
const SAME_VALUE = new Set(["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"]);

/**
 * Places of a schema in 2020-12 form from which it comes back to itself without a step down into the value, as
 * `{"$ref": "#"}` does. Ajv exhausts the stack there, so whatever reaches such a place is not accepted.
 */
export function endlessPlaces(root: JsonObject): ReadonlySet<string> {
  const settled = new Map<string, boolean>();
  const comesBack = (pointer: string, path: ReadonlySet<string>): boolean => {
    if (path.has(pointer)) return true;
    const known = settled.get(pointer);
    if (known !== undefined) return known;
    const schema = valueAt(root, pointer);
    const further = new Set(path).add(pointer);
    const found = isObject(schema) && sameValuePlaces(schema, pointer).some((place) => comesBack(place, further));
    settled.set(pointer, found);
    return found;
  };
  return new Set(allPlaces(root, "").filter((place) => comesBack(place, new Set())));
}

function sameValuePlaces(schema: JsonObject, pointer: string): readonly string[] {
  const inner = subschemas(schema).filter(({ keyword }) => SAME_VALUE.has(keyword));
  const reference = typeof schema["$ref"] === "string" ? [pointerIn(schema["$ref"])] : [];
  return [...reference, ...inner.map(({ pointer: place }) => `${pointer}${place}`)];
}

/** Pointers to a schema and to every schema in it. */
export function allPlaces(schema: JsonObject, at: string): readonly string[] {
  return [at, ...subschemas(schema).flatMap((inner) => allPlaces(inner.schema, `${at}${inner.pointer}`))];
}
