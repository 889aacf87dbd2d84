import { isObject, type Json } from "../../json.ts";
import { valueAt } from "../../value-at.ts";
import { visitSchemas } from "../../walk.ts";
import type { Random } from "../witness/random.ts";
import { leaf } from "./leaves.ts";

type Schema = Record<string, Json>;

/** One change of one schema; it may leave the schema as it is. */
type Mutation = (schema: Schema, chance: Random) => void;

const NAMES = ["a", "b", "foo", "x_1"];
const BOUNDS =
  "minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength minItems maxItems minProperties maxProperties".split(
    " ",
  );
const TYPES = ["string", "integer", "number", "object", "array", "null", ["string", "null"], ["integer", "string"]];

const MUTATIONS: readonly Mutation[] = [
  (schema) => put(schema, "required", listIn(schema, "required").slice(1)),
  (schema, { one }) => {
    const names = [...NAMES, ...Object.keys(membersIn(schema, "properties"))];
    put(schema, "required", [...new Set([...listIn(schema, "required"), one(names) ?? "a"])]);
  },
  (schema, chance) =>
    put(schema, "properties", { ...membersIn(schema, "properties"), [chance.one(NAMES) ?? "a"]: leaf(chance) }),
  (schema, { one }) => {
    const members = { ...membersIn(schema, "properties") };
    delete members[one(Object.keys(members)) ?? ""];
    if ("properties" in schema) schema["properties"] = members;
  },
  (schema, chance) => put(schema, "additionalProperties", chance.one<Json>([true, false, leaf(chance)]) ?? true),
  (schema) => delete schema["additionalProperties"],
  (schema, { one }) => put(schema, "type", one<Json>(TYPES) ?? "null"),
  (schema) => delete schema["type"],
  (schema, { one, below }) => put(schema, one(BOUNDS) ?? "minimum", below(6)),
  (schema, { one }) => delete schema[one(Object.keys(schema).filter((key) => key !== "$ref" && key !== "$defs")) ?? ""],
  (schema, chance) => put(schema, chance.one(["anyOf", "oneOf", "allOf"]) ?? "anyOf", [leaf(chance), leaf(chance)]),
  (schema, chance) => {
    for (const keyword of ["anyOf", "oneOf", "allOf"]) {
      const branches = listIn(schema, keyword);
      if (branches.length > 0 && chance.next() < 0.5) schema[keyword] = [...branches, leaf(chance)];
      else if (branches.length > 1) schema[keyword] = branches.slice(1);
    }
  },
  (schema, chance) => put(schema, "not", leaf(chance)),
  (schema, chance) => {
    put(schema, "if", leaf(chance));
    put(schema, "then", leaf(chance));
    put(schema, "else", chance.next() < 0.5 ? leaf(chance) : true);
  },
  (schema, chance) =>
    put(schema, "patternProperties", {
      ...membersIn(schema, "patternProperties"),
      [chance.one(["^x", "^a", "o$"]) ?? "o"]: leaf(chance),
    }),
  (schema, { one }) =>
    put(
      schema,
      "propertyNames",
      one<Json>([{ pattern: "^[a-z]+$" }, { maxLength: 3 }, { enum: ["a", "b", "foo"] }]) ?? true,
    ),
  (schema, { one }) => put(schema, "dependentRequired", { [one(["a", "foo"]) ?? "a"]: [one(["b", "a"]) ?? "b"] }),
  (schema, chance) => put(schema, "dependentSchemas", { [chance.one(NAMES) ?? "a"]: leaf(chance) }),
  (schema, chance) => {
    put(schema, "prefixItems", [leaf(chance), leaf(chance)].slice(0, 1 + chance.below(2)));
    put(schema, "items", chance.one<Json>([true, false, leaf(chance)]) ?? true);
  },
  (schema, chance) => {
    put(schema, "contains", leaf(chance));
    if (chance.next() < 0.4) put(schema, "minContains", chance.below(3));
    if (chance.next() < 0.3) put(schema, "maxContains", 1 + chance.below(3));
  },
  (schema, { one }) => put(schema, "unevaluatedProperties", one<Json>([false, { type: "string" }]) ?? false),
  (schema, { one }) => put(schema, "unevaluatedItems", one<Json>([false, { type: "string" }]) ?? false),
  (schema, { one }) => put(schema, "format", one(["email", "date", "uuid", "date-time", "uri"]) ?? "date"),
  (schema) => put(schema, "uniqueItems", schema["uniqueItems"] !== true),
  (schema, { one }) => put(schema, "enum", one<Json>([["a"], ["a", "b"], [1, 2, "a"], [{}, [], null]]) ?? ["a"]),
];

/** A copy of a schema with one change somewhere in it. */
export function mutate(root: Json, chance: Random): Json {
  if (!isObject(root)) return leaf(chance);
  const copy = structuredClone(root);
  const places: string[] = [];
  visitSchemas(copy, (_schema, pointer) => places.push(pointer));
  const place = valueAt(copy, chance.one(places) ?? "");
  const mutation = chance.one(MUTATIONS);
  if (isObject(place) && mutation !== undefined) mutation(place, chance);
  return copy;
}

function put(schema: Schema, keyword: string, value: Json): void {
  schema[keyword] = value;
}

function listIn(schema: Schema, keyword: string): readonly Json[] {
  const value = schema[keyword];
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function membersIn(schema: Schema, keyword: string): Schema {
  const value = schema[keyword];
  return isObject(value) ? { ...value } : {};
}
