import { isObject, type Json, type JsonObject } from "../../json.ts";
import { resolve } from "./resolve.ts";

/** The type of a schema whose reference is resolved, in a word or two: `integer`, `list of objects`, `string or null`. */
export function typeOf(schema: JsonObject, root: JsonObject): string {
  const { type, format, items } = schema;
  if (type === undefined) return untyped(schema);
  if (type === "array") return isObject(items) ? `list of ${plural(typeOf(resolve(items, root), root))}` : "list";
  const types = (Array.isArray(type) ? type : [type]) as readonly string[];
  const words = types.join(" or ");
  return typeof format === "string" ? `${words} (${format})` : words;
}

function untyped(schema: JsonObject): string {
  if (schema["properties"] !== undefined) return "object";
  const values = schema["enum"] ?? (schema["const"] === undefined ? undefined : [schema["const"]]);
  if (!Array.isArray(values)) return "anything";
  return [...new Set(values.map((value: Json) => (value === null ? "null" : typeof value)))].join(" or ");
}

function plural(words: string): string {
  return words.replace(/^(string|number|integer|object|boolean|list)\b/, "$1s");
}
