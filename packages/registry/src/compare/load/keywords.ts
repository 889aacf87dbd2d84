import { step, type Json, type JsonObject } from "../../json.ts";
import type { Dialect } from "../verdict.ts";
import { listOf, membersOf, textsOf } from "./reading.ts";
import { setUp } from "./set-up.ts";

/** One keyword, or one member of it, as the 2020-12 form has it. */
export type Entry = { readonly names: readonly string[] } & (
  | { readonly kind: "plain"; readonly keyword: string; readonly value: Json }
  | { readonly kind: "reference"; readonly value: string }
  | { readonly kind: "dynamic"; readonly value: Json }
  | { readonly kind: "beyond"; readonly what: string }
  | {
      readonly kind: "schema";
      readonly keyword: string;
      /** Its name or index where the keyword holds several. */
      readonly name?: string | number;
      readonly value: Json;
      /** Pointer from its owner to where it was written. */
      readonly from: string;
    }
);

/** What every JavaScript object has without being given it. */
export const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Keywords that both forms write alike: one schema, several, or named ones. */
const ONE = new Set(["additionalProperties", "propertyNames", "contains", "not", "if", "then", "else"]);
const ONE_SINCE_2019 = new Set(["unevaluatedProperties", "unevaluatedItems"]);
const SEVERAL = new Set(["allOf", "anyOf", "oneOf"]);
const NAMED = new Set(["properties", "patternProperties", "$defs"]);

/** Keywords that hold no schema and that both forms write alike. */
const PLAIN = new Set(
  "enum const minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern minItems maxItems uniqueItems minProperties maxProperties required default examples".split(
    " ",
  ),
);
const PLAIN_SINCE_2019 = new Set(["minContains", "maxContains"]);

/** Formats that Ajv asserts at run time; it passes over any other. */
export const KNOWN_FORMATS: ReadonlySet<string> = new Set(Object.keys(setUp("2020-12").formats));

/** The entries of one schema in the order in which it was written. */
export function entriesOf(schema: JsonObject, dialect: Dialect): readonly Entry[] {
  return Object.entries(schema).flatMap(([keyword, value]) => read(schema, keyword, value, dialect));
}

function read(schema: JsonObject, keyword: string, value: Json, dialect: Dialect): readonly Entry[] {
  const modern = dialect === "2020-12";
  if (keyword === "$ref") return typeof value === "string" ? [{ kind: "reference", value, names: [] }] : [];
  if (PLAIN.has(keyword) || (modern && PLAIN_SINCE_2019.has(keyword))) return [plain(keyword, value)];
  if (ONE.has(keyword) || (modern && ONE_SINCE_2019.has(keyword))) return [one(keyword, value)];
  if (SEVERAL.has(keyword) || (modern && keyword === "prefixItems")) return several(keyword, value, keyword);
  if (NAMED.has(keyword)) return named(keyword, value, keyword);
  if (keyword === "definitions") return named("$defs", value, keyword, "$defs" in schema ? "definitions " : "");
  if (keyword === "type") return [plain(keyword, schema["nullable"] === true ? [...textsOf(value), "null"] : value)];
  if (keyword === "format") return typeof value === "string" && KNOWN_FORMATS.has(value) ? [plain(keyword, value)] : [];
  if (keyword === "items" || keyword === "additionalItems") return items(schema, keyword, value, modern);
  if (keyword === "dependencies") return dependencies(schema, value);
  if (modern && keyword === "dependentRequired") return [plain(keyword, value)];
  if (modern && keyword === "dependentSchemas") return named(keyword, value, keyword);
  if (modern && keyword === "$dynamicRef") return [{ kind: "dynamic", value, names: [] }];
  if (modern && keyword === "$recursiveRef") return [beyond(keyword)];
  return [];
}

function plain(keyword: string, value: Json): Entry {
  const names = keyword === "required" ? textsOf(value) : [];
  return { kind: "plain", keyword, value, names: keyword === "dependentRequired" ? namesIn(value) : names };
}

function one(keyword: string, value: Json, from = keyword): Entry {
  return { kind: "schema", keyword, value, from: step("", from), names: [] };
}

function several(keyword: string, value: Json, from: string): readonly Entry[] {
  return listOf(value).map((member, index) => ({
    kind: "schema",
    keyword,
    name: index,
    value: member,
    from: step(step("", from), index),
    names: [],
  }));
}

function named(keyword: string, value: Json, from: string, prefix = ""): readonly Entry[] {
  const empty: readonly Entry[] = keyword === "$defs" ? [] : [plain(keyword, {})];
  const members = Object.entries(membersOf(value));
  if (members.length === 0) return empty;
  return members.map(([name, member]): Entry => ({
    kind: "schema",
    keyword,
    name: `${prefix}${name}`,
    value: member,
    from: step(step("", from), name),
    names: keyword === "properties" || keyword === "dependentSchemas" ? [name] : [],
  }));
}

/** 2020-12: `items`. Draft-07: a list of `items` is `prefixItems`, and only then `additionalItems` is `items`. */
function items(schema: JsonObject, keyword: string, value: Json, modern: boolean): readonly Entry[] {
  const tuple = Array.isArray(schema["items"]);
  if (keyword === "items") return tuple ? several("prefixItems", value, "items") : [one("items", value)];
  return tuple && !modern ? [one("items", value, "additionalItems")] : [];
}

/** Ajv knows `dependencies` in both dialects: a list of names, or a schema, for each name. */
function dependencies(schema: JsonObject, value: Json): readonly Entry[] {
  if ("dependentRequired" in schema || "dependentSchemas" in schema) return [beyond("dependencies beside dependent*")];
  const members = Object.entries(membersOf(value));
  const lists = members.filter(([, member]) => Array.isArray(member));
  const schemas = members.filter(([, member]) => !Array.isArray(member));
  return [
    ...(lists.length > 0 ? [plain("dependentRequired", Object.fromEntries(lists))] : []),
    ...named("dependentSchemas", Object.fromEntries(schemas), "dependencies").filter(({ kind }) => kind === "schema"),
  ];
}

function beyond(what: string): Entry {
  return { kind: "beyond", what, names: [] };
}

function namesIn(value: Json): readonly string[] {
  const lists = membersOf(value);
  return [...Object.keys(lists), ...Object.values(lists).flatMap(textsOf)];
}
