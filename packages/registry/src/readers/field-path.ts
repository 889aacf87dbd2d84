import type { Json } from "../json.ts";
import { isObject } from "../json.ts";
import type { FieldPath } from "./reader.ts";

/** The steps of a JSON pointer (RFC 6901), unescaped; none for the whole document. */
export function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/**
 * The field at a JSON pointer into an event's data: `/lines/0/sku` is `data.lines[].sku`. Whether a number is a place in
 * an array or a property's name is looked up in `witness`; without one, a number and `-` are taken for places.
 *
 * @param root what the pointer starts from: an event's data, or its metadata
 */
export function fieldAt(pointer: string, witness?: Json, root: "data" | "metadata" = "data"): FieldPath {
  let value: Json | undefined = witness;
  let path: string = root;
  for (const part of stepsOf(pointer)) {
    const isPlace = value === undefined ? /^(\d+|-)$/.test(part) : Array.isArray(value);
    path += isPlace ? "[]" : `.${part}`;
    value = isPlace
      ? (value as readonly Json[] | undefined)?.[Number(part)]
      : isObject(value)
        ? value[part]
        : undefined;
  }
  return path;
}

/** Whether `inner` lies inside `outer`: a property, element or value of it at any depth, and not the same field. */
export function isInside(inner: FieldPath, outer: FieldPath): boolean {
  return inner.length > outer.length && inner.startsWith(outer) && /^[.[]/.test(inner.slice(outer.length));
}

/** The name that code has to write to reach a field: `sku` for `data.lines[].sku`; empty for elements and map values. */
export function nameOf(path: FieldPath): string {
  const last = path.slice(path.lastIndexOf(".") + 1);
  return last === "*" ? "" : last.replaceAll("[]", "");
}
