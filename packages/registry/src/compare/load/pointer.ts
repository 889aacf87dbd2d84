import { isObject, step, type Json } from "../../json.ts";

/** What a JSON pointer leads to; undefined when nothing is there. */
export function follow(value: Json, pointer: string): Json | undefined {
  let at: Json | undefined = value;
  for (const key of keysOf(pointer)) {
    if (Array.isArray(at)) at = /^(0|[1-9]\d*)$/.test(key) ? at[Number(key)] : undefined;
    else at = isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
    if (at === undefined) return undefined;
  }
  return at;
}

/** The keys of a pointer, unescaped: `/a~1b/0` is `["a/b", "0"]`. */
export function keysOf(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A pointer made of keys. */
export function pointerOf(keys: readonly (string | number)[]): string {
  return keys.reduce<string>((pointer, key) => step(pointer, key), "");
}

/** A pointer as the fragment of a reference, as `$ref` wants it. */
export function fragmentOf(pointer: string): string {
  return `#${encodeURI(pointer).replaceAll("#", "%23")}`;
}
