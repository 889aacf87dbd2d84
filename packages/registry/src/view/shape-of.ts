import { isObject, type Json, type JsonObject } from "../json.ts";

/** The shape that a reference of a bundled schema names; undefined when it names none of the schema's own. */
export function shapeOf(root: JsonObject, ref: Json | undefined): Json | undefined {
  if (typeof ref !== "string" || !ref.startsWith("#/$defs/") || !isObject(root["$defs"])) return undefined;
  return root["$defs"][ref.slice("#/$defs/".length)];
}
