import { ANNOTATIONS } from "../view/judge.ts";
import type { Rule } from "./dialect.ts";

/** Keywords that have meant the same since draft 4. */
export const kept = [
  "title",
  "description",
  "default",
  "enum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
] as const;

/** Keywords that name a schema, hold shapes, or are this registry's own: none of them decides on data. */
export const leftOut: readonly string[] = [
  "$schema",
  "$id",
  "$defs",
  "$comment",
  // An extension, which every dialect lets stand: whoever generates code from the result should know what is personal.
  ...ANNOTATIONS.filter((keyword) => keyword !== "x-sensitive"),
];

/** A rule for each of some keywords. */
export function said(keywords: readonly string[], rule: (keyword: string) => Rule): Readonly<Record<string, Rule>> {
  return Object.fromEntries(keywords.map((keyword) => [keyword, rule(keyword)]));
}
