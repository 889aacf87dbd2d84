import { isObject, type Json, type JsonObject } from "../json.ts";
import { mapSubschemas, subschemas } from "../walk.ts";
import { shapeOf } from "./shape-of.ts";

/**
 * Makes the strict view of a schema, which the bridge holds what it publishes against: wherever a value's properties
 * are declared and nothing is said about others, others are refused. What stands under `not`, `if` and `contains` stays
 * as it is, since narrowing there would widen the whole. The schema must be bundled; it is not changed.
 */
export function close(schema: JsonObject): JsonObject {
  return closeValue(schema, schema);
}

/** Closes a schema that speaks of a value of its own. */
function closeValue(root: JsonObject, schema: JsonObject): JsonObject {
  const inner = closeWithin(root, schema);
  return declares(root, schema, new Set()) && !saysWhatElse(schema)
    ? { ...inner, unevaluatedProperties: false }
    : inner;
}

/** Closes what lies below a schema, but not the schema itself: its owner is closed in its place. */
function closeWithin(root: JsonObject, schema: JsonObject): JsonObject {
  return mapSubschemas(schema, (inner) => {
    if (inner.relation === "value") return closeValue(root, inner.schema);
    return inner.relation === "same" || inner.keyword === "$defs" ? closeWithin(root, inner.schema) : inner.schema;
  });
}

/** Whether a schema names properties, itself or through what it applies to the same value. */
function declares(root: JsonObject, schema: Json | undefined, seen: Set<Json>): boolean {
  if (!isObject(schema) || seen.has(schema)) return false;
  seen.add(schema);
  if (isObject(schema["properties"])) return true;
  if (declares(root, shapeOf(root, schema["$ref"]), seen)) return true;
  return subschemas(schema).some((inner) => inner.relation === "same" && declares(root, inner.schema, seen));
}

function saysWhatElse(schema: JsonObject): boolean {
  return "additionalProperties" in schema || "unevaluatedProperties" in schema;
}
