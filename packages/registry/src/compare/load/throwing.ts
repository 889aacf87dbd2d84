import { isObject, type JsonObject } from "../../json.ts";
import { subschemas } from "../../walk.ts";
import type { Dialect } from "../verdict.ts";
import { pointerIn } from "./reading.ts";
import { valueAt } from "../../value-at.ts";

/** Keywords whose schemas speak of the very value that their owner speaks of. */
const SAME_VALUE = new Set(["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"]);

/**
 * Places of a schema in 2020-12 form at which Ajv 8.20 may throw instead of answering, so that whatever reaches one may be
 * refused: where it comes back to itself without a step down into the value, as `{"$ref": "#"}` does, and where a union
 * stands beside `patternProperties`, from which Ajv tracks what was evaluated in a variable that it has not set.
 */
export function throwingPlaces(root: JsonObject, dialect: Dialect): ReadonlySet<string> {
  const settled = new Map<string, boolean>();
  const throws = (pointer: string, path: ReadonlySet<string>): boolean => {
    if (path.has(pointer)) return true;
    const known = settled.get(pointer);
    if (known !== undefined) return known;
    const schema = valueAt(root, pointer);
    const further = new Set(path).add(pointer);
    const found =
      isObject(schema) &&
      ((dialect === "2020-12" && losesTrack(root, schema, pointer)) ||
        sameValuePlaces(schema, pointer).some((place) => throws(place, further)));
    settled.set(pointer, found);
    return found;
  };
  return new Set(allPlaces(root, "").filter((place) => throws(place, new Set())));
}

/** What a branch evaluates properties with, itself or behind a reference. */
const EVALUATES = /"(properties|patternProperties|additionalProperties|unevaluatedProperties|\$ref)":/;

/** With `additionalProperties` everything is evaluated, and Ajv tracks nothing. */
function losesTrack(root: JsonObject, schema: JsonObject, pointer: string): boolean {
  const { patternProperties, additionalProperties } = schema;
  if (patternProperties === undefined || additionalProperties !== undefined) return false;
  return hasUnion(root, schema, pointer, new Set());
}

function hasUnion(root: JsonObject, schema: JsonObject, pointer: string, seen: Set<string>): boolean {
  if (seen.has(pointer)) return false;
  seen.add(pointer);
  const { anyOf, oneOf, if: condition, then: so, else: otherwise, dependentSchemas } = schema;
  const branches = [anyOf, oneOf, condition, so, otherwise, dependentSchemas].filter((one) => one !== undefined);
  if (EVALUATES.test(JSON.stringify(branches))) return true;
  return sameValuePlaces(schema, pointer).some((place) => {
    const inner = valueAt(root, place);
    return isObject(inner) && hasUnion(root, inner, place, seen);
  });
}

/** The places that speak of the very value that one schema speaks of: its branches, and what it refers to. */
export function sameValuePlaces(schema: JsonObject, pointer: string): readonly string[] {
  const inner = subschemas(schema).filter(({ keyword }) => SAME_VALUE.has(keyword));
  const reference = typeof schema["$ref"] === "string" ? [pointerIn(schema["$ref"])] : [];
  return [...reference, ...inner.map(({ pointer: place }) => `${pointer}${place}`)];
}

/** Pointers to a schema and to every schema in it. */
export function allPlaces(schema: JsonObject, at: string): readonly string[] {
  return [at, ...subschemas(schema).flatMap((inner) => allPlaces(inner.schema, `${at}${inner.pointer}`))];
}
