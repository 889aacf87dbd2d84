import { createHash } from "node:crypto";
import { isObject, type Json } from "../json.ts";

/**
 * SHA-256 of a schema in hexadecimal, whatever the order of its members and however its file is laid out. Everything else
 * counts, words as well: what somebody approved is what they read.
 */
export function schemaDigest(schema: Json): string {
  return createHash("sha256").update(canonical(schema)).digest("hex");
}

/** JSON with the members of every object by name. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonical(item)).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(",")}}`;
}
