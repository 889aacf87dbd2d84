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

/** A rule for each of some keywords. */
export function said(keywords: readonly string[], rule: (keyword: string) => Rule): Readonly<Record<string, Rule>> {
  return Object.fromEntries(keywords.map((keyword) => [keyword, rule(keyword)]));
}
