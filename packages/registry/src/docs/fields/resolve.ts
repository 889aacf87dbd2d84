import { isObject, type Json, type JsonObject } from "../../json.ts";

const OWN = "#/$defs/";

/** A schema with the shape that it refers to laid under it, so that what stands beside the reference wins. */
export function resolve(schema: Json | undefined, root: JsonObject, seen: ReadonlySet<string> = new Set()): JsonObject {
  if (!isObject(schema)) return {};
  const { $ref, ...own } = schema;
  if (typeof $ref !== "string" || !$ref.startsWith(OWN) || seen.has($ref)) return own;
  const shapes = isObject(root["$defs"]) ? root["$defs"] : {};
  return { ...resolve(shapes[$ref.slice(OWN.length)], root, new Set([...seen, $ref])), ...own };
}
