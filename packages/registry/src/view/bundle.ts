import { isObject, type Json, type JsonObject } from "../json.ts";
import type { SchemaFile } from "../registry.ts";

/** How an event refers to a shape that its domain shares. */
const SHARED = "../defs.json#/$defs/";
/** How a file refers to a shape of its own. */
const OWN = "#/$defs/";

/**
 * Makes a schema that stands on its own: every shared shape that it reaches is copied into its `$defs`, and references
 * point there. References that are neither `#/$defs/<name>` nor `../defs.json#/$defs/<name>` are left as they are, for
 * `check` to refuse.
 */
export function bundle(schema: JsonObject, defs: SchemaFile | undefined): JsonObject {
  const shared = isObject(defs?.schema["$defs"]) ? defs.schema["$defs"] : {};
  const taken = new Map<string, Json>();
  const take = (name: string) => {
    const shape = shared[name];
    if (shape === undefined || taken.has(name)) return;
    taken.set(name, shape);
    // Inside defs.json a shape names its neighbours as its own; they come along.
    taken.set(name, redirect(shape, OWN, take));
  };
  const own = redirect(schema, SHARED, take);
  if (!isObject(own) || taken.size === 0) return isObject(own) ? own : schema;
  const kept = isObject(own["$defs"]) ? own["$defs"] : {};
  const sorted = [...taken].sort(([one], [other]) => (one < other ? -1 : 1));
  return { ...own, $defs: { ...kept, ...Object.fromEntries(sorted) } };
}

/** Points each reference that starts with `prefix` into the schema's own `$defs`, and tells which names it met. */
function redirect(value: Json, prefix: string, met: (name: string) => void): Json {
  if (Array.isArray(value)) return value.map((item: Json) => redirect(item, prefix, met));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key !== "$ref" || typeof inner !== "string" || !inner.startsWith(prefix)) {
        return [key, redirect(inner, prefix, met)];
      }
      const name = inner.slice(prefix.length);
      met(name);
      return [key, `${OWN}${name}`];
    }),
  );
}
