import { isObject, step, type Json, type JsonObject } from "../json.ts";
import { subschemas, type Subschema } from "../walk.ts";
import type { FieldPath } from "./reader.ts";

/** How often a schema may be met again on its way down: a value that contains itself has no last field. */
const MOST_MEETINGS = 2;

/** Told of each schema that speaks of a field: where it stands in the bundled schema, and which field. */
type Visit = (pointer: string, path: FieldPath) => void;

/** Every field that a bundled schema declares below `path`, itself among them, each once; a recursive one twice down. */
export function declaredFields(schema: JsonObject, path: FieldPath): ReadonlySet<FieldPath> {
  const fields = new Set<FieldPath>();
  visitFields(schema, path, (_pointer, field) => fields.add(field));
  return fields;
}

/**
 * The fields of an event that a place in its schema speaks of: `/properties/lines/items` is `data.lines[]`, and a shape
 * under `/$defs` is every field that refers to it. A pointer into a keyword (`/properties/lines/minItems`) stands for the
 * schema that has it. Empty where nothing in the data is meant.
 *
 * @param schema bundled: shapes that the domain shares lie in its own `$defs`.
 */
export function fieldsAt(schema: JsonObject, pointer: string): readonly FieldPath[] {
  const found = new Map<string, Set<FieldPath>>();
  visitFields(schema, "data", (at, path) => {
    if (pointer !== at && !pointer.startsWith(`${at}/`)) return;
    found.set(at, (found.get(at) ?? new Set()).add(path));
  });
  const innermost = [...found.keys()].sort((one, other) => other.length - one.length)[0];
  return [...(found.get(innermost ?? "") ?? [])];
}

function visitFields(root: JsonObject, path: FieldPath, visit: Visit): void {
  const met: string[] = [];
  const walk = (schema: JsonObject, pointer: string, field: FieldPath): void => {
    visit(pointer, field);
    const target = targetOf(root, schema["$ref"]);
    if (target !== undefined && met.filter((one) => one === target.pointer).length < MOST_MEETINGS) {
      met.push(target.pointer);
      walk(target.schema, target.pointer, field);
      met.pop();
    }
    for (const inner of subschemas(schema)) {
      for (const below of fieldsOf(inner, field)) walk(inner.schema, `${pointer}${inner.pointer}`, below);
    }
  };
  walk(root, "", path);
}

/** The field that a schema inside another one speaks of; none, where it speaks of no value of the event. */
function fieldsOf({ keyword, pointer }: Subschema, field: FieldPath): readonly FieldPath[] {
  switch (keyword) {
    case "$defs":
    case "propertyNames":
      return [];
    case "properties":
      return [`${field}.${unescaped(pointer)}`];
    case "items":
    case "prefixItems":
    case "unevaluatedItems":
    case "contains":
      return [`${field}[]`];
    case "additionalProperties":
    case "patternProperties":
    case "unevaluatedProperties":
      return [`${field}.*`];
    default:
      return [field];
  }
}

function unescaped(pointer: string): string {
  return pointer
    .slice(pointer.lastIndexOf("/") + 1)
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");
}

function targetOf(
  root: JsonObject,
  ref: Json | undefined,
): { readonly pointer: string; readonly schema: JsonObject } | undefined {
  if (ref === "#") return { pointer: "", schema: root };
  if (typeof ref !== "string" || !ref.startsWith("#/$defs/") || !isObject(root["$defs"])) return undefined;
  const name = ref.slice("#/$defs/".length);
  const schema = root["$defs"][name];
  return isObject(schema) ? { pointer: step("/$defs", name), schema } : undefined;
}
