import { isObject, type Json, type JsonObject } from "../../json.ts";
import { stepsOf } from "../../readers/field-path.ts";
import type { Edit } from "./change.ts";

/**
 * A copy of the old schema with some edits made. Shapes that the edits may refer to come along from the new schema, where
 * the old one has none of that name.
 */
export function applyEdits(old: JsonObject, edits: readonly Edit[], now: JsonObject): JsonObject {
  // Deeper places first, so that taking a property out does not take the place of another edit away.
  const inOrder = edits.toSorted((one, other) => other.pointer.length - one.pointer.length);
  const edited = inOrder.reduce((schema: Json, one) => edit(schema, stepsOf(one.pointer), one), old);
  if (!isObject(edited) || !isObject(now["$defs"])) return isObject(edited) ? edited : old;
  const own = isObject(edited["$defs"]) ? edited["$defs"] : {};
  return { ...edited, $defs: { ...now["$defs"], ...own } };
}

function edit(schema: Json, [first, ...rest]: readonly string[], change: Edit): Json {
  if (first === undefined) return schema;
  if (Array.isArray(schema)) {
    return schema.map((item: Json, index) => (String(index) === first ? edit(item, rest, change) : item));
  }
  if (!isObject(schema)) return schema;
  const { [first]: inner, ...others } = schema;
  if (rest.length > 0) return { ...schema, [first]: edit(inner ?? {}, rest, change) };
  const value = valueAfter(inner, change);
  return value === undefined ? others : { ...schema, [first]: value };
}

function valueAfter(before: Json | undefined, { value, names }: Edit): Json | undefined {
  if (names === undefined) return value;
  const list: readonly Json[] = Array.isArray(before) ? before : [];
  return [...list.filter((name) => name !== names.drop), ...(names.add === undefined ? [] : [names.add])];
}
