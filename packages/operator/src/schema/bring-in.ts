import { dirname, relative, resolve } from "node:path";
import { isObject, step, type Json } from "@streambridge/registry/compare";
import { readSchemaFile } from "./read-schema-file.ts";

/**
 * Makes a schema that stands on its own: every file that it refers to by a relative path (`../defs.json#/$defs/Name`), and
 * what those refer to, is copied into its `$defs` under that path, and references point there. References by address stay
 * as they are; nothing is fetched.
 *
 * Throws SCHEMA_INVALID when a file that is referred to cannot be read or is no JSON.
 */
export function bringIn(schema: Json, file: string): Json {
  const folder = dirname(file);
  const files = new Map<string, Json>();
  const whole = pointedTo(schema, folder, "", take);
  if (files.size === 0 || !isObject(whole)) return schema;
  const kept = isObject(whole["$defs"]) ? whole["$defs"] : {};
  return { ...whole, $defs: { ...kept, ...Object.fromEntries(files) } };

  /** The pointer of a file's copy; it is read at the first call, and may refer to itself. */
  function take(path: string): string {
    const name = relative(folder, path).replaceAll("\\", "/");
    const at = step("/$defs", name);
    if (path === resolve(file)) return "";
    if (!files.has(name)) {
      files.set(name, true);
      files.set(name, withoutId(pointedTo(readSchemaFile(path).schema, dirname(path), at, take)));
    }
    return at;
  }
}

/** An identifier inside a copy would change what its references are relative to. */
function withoutId(schema: Json): Json {
  if (!isObject(schema)) return schema;
  const { $id: _, $schema: __, ...rest } = schema;
  return rest;
}

/** A relative path, with a pointer or without: no address, and not only a pointer. */
const FILE_REFERENCE = /^(?![a-z][a-z0-9+.-]*:|#|\/\/)([^#]+)(?:#(.*))?$/i;

/**
 * Points references into the copies.
 *
 * @param at Where the schema itself will stand; its references to itself move along.
 */
function pointedTo(value: Json, folder: string, at: string, take: (path: string) => string): Json {
  if (Array.isArray(value)) return value.map((item: Json) => pointedTo(item, folder, at, take));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, Json] => {
    if (key !== "$ref" || typeof inner !== "string") return [key, pointedTo(inner, folder, at, take)];
    const [, path, pointer = ""] = FILE_REFERENCE.exec(inner) ?? [];
    if (path !== undefined) return [key, `#${take(resolve(folder, path))}${pointer}`];
    return [key, at !== "" && /^#(\/|$)/.test(inner) ? `#${at}${inner.slice(1)}` : inner];
  });
  return Object.fromEntries(entries);
}
