import { type Json, type JsonObject } from "../../../json.ts";
import { asObject } from "../../load/modernise.ts";
import type { Document, Schema } from "../../load/document.ts";
import { listOf, pointerIn } from "../../load/reading.ts";

/** How two values of one keyword become one that asks for both; for any other keyword the later one wins. */
type Join = (one: Json, other: Json, document: Document) => Json;

const JOINS: Readonly<Record<string, Join>> = {
  properties: (one, other, document) => mergeMembers(one, other, document),
  patternProperties: (one, other, document) => mergeMembers(one, other, document),
  items: (one, other, document) => merge([one as Schema, other as Schema], document),
  additionalProperties: (one, other, document) => merge([one as Schema, other as Schema], document),
  required: (one, other) => [...new Set([...listOf(one), ...listOf(other)])],
  allOf: (one, other) => [...listOf(one), ...listOf(other)],
  enum: (one, other) => common(listOf(one), listOf(other)),
  type: (one, other) => commonTypes([one].flat() as string[], [other].flat() as string[]),
  not: (one, other) => ({ anyOf: [one, other] }),
  ...Object.fromEntries(
    ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"].map((key) => [key, largest]),
  ),
  ...Object.fromEntries(
    ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"].map((key) => [key, smallest]),
  ),
};

/** One schema that asks for roughly what several ask for together: a rough one is enough, since Ajv judges the values. */
export function merge(schemas: readonly Schema[], document: Document): Schema {
  const merged: Record<string, Json> = {};
  for (const schema of schemas) {
    if (schema === false) return false;
    const { $ref, ...own } = asObject(schema);
    const target = typeof $ref === "string" ? document.at(pointerIn($ref))?.schema : undefined;
    for (const part of target === undefined ? [own] : [asObject(target), own]) add(merged, part, document);
  }
  return merged;
}

function add(merged: Record<string, Json>, part: JsonObject, document: Document): void {
  for (const [keyword, value] of Object.entries(part)) {
    const before = merged[keyword];
    const join = JOINS[keyword];
    if (before === undefined) merged[keyword] = value;
    else if (join !== undefined) merged[keyword] = join(before, value, document);
    else if (keyword === "anyOf" || keyword === "oneOf")
      merged["allOf"] = [...listOf(merged["allOf"]), { [keyword]: value }];
    else merged[keyword] = value;
  }
}

function mergeMembers(one: Json, other: Json, document: Document): Json {
  const members: Record<string, Json> = { ...(one as JsonObject) };
  for (const [name, schema] of Object.entries(other as JsonObject)) {
    const before = members[name];
    members[name] = before === undefined ? schema : merge([before as Schema, schema as Schema], document);
  }
  return members;
}

function common(one: readonly Json[], other: readonly Json[]): Json {
  const texts = new Set(one.map((value) => JSON.stringify(value)));
  return other.filter((value) => texts.has(JSON.stringify(value)));
}

function commonTypes(one: readonly string[], other: readonly string[]): Json {
  const both = one.filter((type) => other.includes(type) || (type === "integer" && other.includes("number")));
  if (other.includes("integer") && one.includes("number") && !both.includes("integer")) both.push("integer");
  return both.length > 0 ? both : one;
}

function largest(one: Json, other: Json): Json {
  return Math.max(Number(one), Number(other));
}

function smallest(one: Json, other: Json): Json {
  return Math.min(Number(one), Number(other));
}
