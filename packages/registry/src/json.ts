/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object; every schema here is one. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Tells an object from the other kinds of JSON, arrays and null among them. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One step down a JSON pointer (RFC 6901), escaped as it asks. */
export function step(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
