import { isObject, type Json } from "../../json.ts";
import type { Schema } from "./document.ts";

/** The items of a list; none of anything else. */
export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** The texts in a list, or one text alone. */
export function textsOf(value: Json | undefined): readonly string[] {
  return (typeof value === "string" ? [value] : listOf(value)).filter((one) => typeof one === "string");
}

/** The members of an object; none of anything else. */
export function membersOf(value: Json | undefined): Readonly<Record<string, Json>> {
  return isObject(value) ? value : {};
}

/** Tells a schema from the other kinds of JSON. */
export function isSchema(value: Json | undefined): value is Schema {
  return typeof value === "boolean" || isObject(value);
}

/** The pointer that a reference of a 2020-12 form names. */
export function pointerIn(reference: string): string {
  return decodeURIComponent(reference.slice(1));
}
