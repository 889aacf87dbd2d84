import { isObject, type Json, type JsonObject } from "../json.ts";
import { subschemas, type Subschema } from "../walk.ts";
import { stepsOf } from "./field-path.ts";
import type { FieldPath } from "./reader.ts";

/** How often a shape may be met on one way down: a value that contains itself has no last field. */
const MOST_MEETINGS = 2;

/**
 * Every field that a schema declares below `path`, itself among them, each once. Of a value that contains itself the fields
 * are listed two levels down.
 *
 * @param schema bundled: its references stay inside it.
 */
export function declaredFields(schema: JsonObject, path: FieldPath): ReadonlySet<FieldPath> {
  const fields = new Set<FieldPath>();
  const walk = (inner: JsonObject, field: FieldPath, met: readonly JsonObject[]): void => {
    fields.add(field);
    const target = targetOf(schema, inner["$ref"]);
    if (target !== undefined && met.filter((one) => one === target).length < MOST_MEETINGS) {
      walk(target, field, [...met, target]);
    }
    for (const below of subschemas(inner)) {
      const named = fieldOf(below, field);
      if (named !== undefined) walk(below.schema, named, met);
    }
  };
  walk(schema, path, []);
  return fields;
}

/** The field that a schema inside another one speaks of; undefined where it speaks of no value of the event. */
function fieldOf({ keyword, pointer }: Subschema, field: FieldPath): FieldPath | undefined {
  switch (keyword) {
    case "$defs":
    case "propertyNames":
      return undefined;
    case "properties":
      return `${field}.${stepsOf(pointer).at(-1)}`;
    case "items":
    case "prefixItems":
    case "unevaluatedItems":
    case "contains":
      return `${field}[]`;
    case "additionalProperties":
    case "patternProperties":
    case "unevaluatedProperties":
      return `${field}.*`;
    default:
      return field;
  }
}

function targetOf(root: JsonObject, ref: Json | undefined): JsonObject | undefined {
  if (ref === "#") return root;
  if (typeof ref !== "string" || !ref.startsWith("#/$defs/") || !isObject(root["$defs"])) return undefined;
  const target = root["$defs"][ref.slice("#/$defs/".length)];
  return isObject(target) ? target : undefined;
}
