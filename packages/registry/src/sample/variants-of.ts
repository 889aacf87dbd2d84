import { isObject, step, type Json, type JsonObject } from "../json.ts";
import { flatten } from "./flatten.ts";

/**
 * A value with one thing changed, once for each thing that code may branch on: an optional property left out, another
 * value of an enum, the other boolean, an array without elements. Whether a variant is valid, a validator has to say.
 *
 * @param schema bundled, as for `arbitraryOf`.
 */
export function variantsOf(schema: JsonObject, value: Json): readonly Json[] {
  const variants = new Map<string, Json>();
  for (const way of flatten(schema, schema)) {
    collect(schema, way, value, "", (at, changed) => variants.set(`${at} ${JSON.stringify(changed)}`, changed));
  }
  return [...variants.values()];
}

type Take = (at: string, changed: Json) => void;

function collect(root: JsonObject, way: JsonObject, value: Json, at: string, take: Take): void {
  for (const other of otherValues(way, value)) take(at, other);
  if (Array.isArray(value)) collectInList(root, way, value, at, take);
  else if (isObject(value)) collectInObject(root, way, value, at, take);
}

function otherValues(way: JsonObject, value: Json): readonly Json[] {
  if (Array.isArray(way["enum"])) return way["enum"].filter((other: Json) => other !== value);
  return typeof value === "boolean" && way["const"] === undefined ? [!value] : [];
}

function collectInObject(root: JsonObject, way: JsonObject, value: JsonObject, at: string, take: Take): void {
  const declared = isObject(way["properties"]) ? way["properties"] : {};
  const required = Array.isArray(way["required"]) ? way["required"] : [];
  for (const [name, property] of Object.entries(value)) {
    const { [name]: _left, ...without } = value;
    if (!required.includes(name)) take(at, without);
    const schema = Object.hasOwn(declared, name) ? declared[name] : (way["additionalProperties"] ?? true);
    below(root, schema ?? true, property, step(at, name), (inner, changed) =>
      take(inner, { ...value, [name]: changed }),
    );
  }
}

/** Elements of one kind are looked at once, at the first place. */
function collectInList(root: JsonObject, way: JsonObject, value: readonly Json[], at: string, take: Take): void {
  if (value.length > 0) take(at, []);
  const places = Array.isArray(way["prefixItems"]) ? (way["prefixItems"] as readonly Json[]) : [];
  for (const [index, item] of value.slice(0, places.length + 1).entries()) {
    const schema = places[index] ?? way["items"] ?? true;
    below(root, schema, item, step(at, index), (inner, changed) => take(inner, value.with(index, changed)));
  }
}

function below(root: JsonObject, schema: Json, value: Json, at: string, take: Take): void {
  for (const way of flatten(root, schema)) collect(root, way, value, at, take);
}
