import { type Json, type JsonObject } from "../../../json.ts";
import type { Document, Schema } from "../../load/document.ts";
import { isSchema, membersOf, pointerIn } from "../../load/reading.ts";
import { some, type Random } from "../random.ts";
import { around, distinct } from "../probes.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { arraysOf } from "./arrays.ts";
import { merge } from "./merge.ts";
import { numbersOf } from "./numbers.ts";
import { objectsOf } from "./objects.ts";
import { stringsOf } from "./strings.ts";

/** Steps down after which any small value will do. */
const DEEPEST = 7;

/** Values that are kept of a union's branches together. */
const OF_A_UNION = 80;

/** Schemas that one run may open; a recursive schema would go on for ever. */
const OPENED = 4000;

/** What a generator makes values from. */
export interface Material {
  readonly document: Document;
  readonly random: Random;
  /** Small values of any kind, the most telling first. */
  readonly probes: readonly Json[];
  /** Names of properties that either schema knows. */
  readonly names: readonly string[];
  /** Numbers at and around every bound of either schema. */
  readonly numbers: readonly number[];
  readonly strings: readonly string[];
  readonly lengths: readonly number[];
}

/** Makes values that try to satisfy the schemas of one document; whether they do is for the judge to say. */
export interface Generator {
  readonly material: Material;
  /** Values for one schema, the plainest first. */
  readonly values: (schema: Schema, depth: number) => readonly Json[];
}

/** The material that two vocabularies give for one document, beside what is at hand. */
export function materialOf(
  document: Document,
  vocabularies: readonly Vocabulary[],
  atHand: Pick<Material, "probes" | "names" | "random">,
): Material {
  const lengths = vocabularies.flatMap(({ lengths: bounds }) =>
    bounds.flatMap((bound) => [bound - 1, bound, bound + 1]),
  );
  return {
    ...atHand,
    document,
    numbers: distinct(vocabularies.flatMap(({ numbers }) => numbers.flatMap(around))),
    strings: atHand.probes.filter((probe) => typeof probe === "string"),
    lengths: distinct(lengths).filter((length) => length >= 0),
  };
}

/** A generator for one document. */
export function generatorFor(material: Material): Generator {
  let opened = 0;
  const generator: Generator = {
    material,
    values(schema, depth) {
      opened += 1;
      if (schema === false || opened > OPENED) return [];
      if (depth > DEEPEST) return [null, "a", 0, {}, []];
      if (schema === true || Object.keys(schema).length === 0) return anything(material, depth);
      return valuesOf(generator, schema, depth);
    },
  };
  return generator;
}

function anything({ probes }: Material, depth: number): readonly Json[] {
  return depth > 2 ? ["a", 1, null] : probes.slice(0, 24);
}

function valuesOf(generator: Generator, schema: JsonObject, depth: number): readonly Json[] {
  const { document, random } = generator.material;
  const target = typeof schema["$ref"] === "string" ? document.at(pointerIn(schema["$ref"]))?.schema : undefined;
  if (target !== undefined) {
    const { $ref: _reference, $defs: _shapes, ...rest } = schema;
    return generator.values(Object.keys(rest).length === 0 ? target : merge([target, rest], document), depth + 1);
  }
  if ("const" in schema) return [schema["const"] ?? null];
  if (Array.isArray(schema["enum"])) return schema["enum"] as readonly Json[];
  const branches = branchesOf(schema, document);
  if (branches.length === 0) return plainValues(generator, schema, depth);
  return some(
    branches.flatMap((branch) => generator.values(branch, depth + 1)),
    OF_A_UNION,
    random,
  );
}

/** The schemas that a schema with applicators stands for, each without the applicator that was taken apart. */
function branchesOf(schema: JsonObject, document: Document): readonly Schema[] {
  const { allOf, anyOf, oneOf, if: condition, then: so = true, else: otherwise = true, ...rest } = schema;
  const kept = { ...rest, ...(anyOf !== undefined && { anyOf }), ...(oneOf !== undefined && { oneOf }) };
  if (Array.isArray(allOf)) {
    const { allOf: _parts, ...others } = schema;
    return [merge([...(allOf as readonly Schema[]), others], document)];
  }
  if (condition !== undefined) {
    const met = merge([kept, condition as Schema, so as Schema], document);
    return [met, merge([kept, otherwise as Schema], document)];
  }
  const union = Array.isArray(anyOf) ? anyOf : oneOf;
  if (!Array.isArray(union)) return dependentBranches(schema, document);
  const others: JsonObject = Array.isArray(anyOf) && oneOf !== undefined ? { ...rest, oneOf } : rest;
  return (union as readonly Schema[]).map((branch) => merge([others, branch], document));
}

/** Without any property that others depend on, and with each of them. */
function dependentBranches({ dependentSchemas, ...rest }: JsonObject, document: Document): readonly Schema[] {
  const dependents = Object.entries(membersOf(dependentSchemas));
  const called = dependents.map(([name, asked]) => merge([rest, { required: [name] }, asked as Schema], document));
  return called.length === 0 ? [] : [rest, ...called];
}

const MAKERS = {
  null: () => [null],
  boolean: () => [true, false],
  integer: ({ material }, schema) => numbersOf(schema, material).filter(Number.isInteger),
  number: ({ material }, schema) => numbersOf(schema, material),
  string: ({ material }, schema) => stringsOf(schema, material),
  array: arraysOf,
  object: objectsOf,
} satisfies Record<string, (generator: Generator, schema: JsonObject, depth: number) => readonly Json[]>;

type TypeName = keyof typeof MAKERS;

function plainValues(generator: Generator, schema: JsonObject, depth: number): readonly Json[] {
  const typed = schema["type"] === undefined ? guess(schema) : [schema["type"]].flat();
  const types = typed.filter((type): type is TypeName => typeof type === "string" && Object.hasOwn(MAKERS, type));
  return types.flatMap((type) => MAKERS[type](generator, schema, depth));
}

/** Keywords that speak of one type only, by type. */
const SPEAKS_OF: readonly (readonly [TypeName, RegExp])[] = [
  [
    "object",
    /^(properties|required|additionalProperties|patternProperties|m(in|ax)Properties|propertyNames|dependent.*|unevaluatedProperties)$/,
  ],
  ["array", /^(items|prefixItems|m(in|ax)Items|uniqueItems|contains|unevaluatedItems)$/],
  ["string", /^(m(in|ax)Length|pattern|format)$/],
  ["number", /^((exclusiveM|m)(in|ax)imum|multipleOf)$/],
];

/** Without a type everything is allowed; what the other keywords speak of leads. */
function guess(schema: JsonObject): readonly TypeName[] {
  const keywords = Object.keys(schema);
  const meant = SPEAKS_OF.filter(([, of]) => keywords.some((keyword) => of.test(keyword))).map(([type]) => type);
  return [...new Set<TypeName>([...meant, "null", "boolean", "string", "number", "object", "array"])];
}

/** The schema that a keyword holds; undefined when it holds none. */
export function schemaAt(schema: JsonObject, keyword: string): Schema | undefined {
  const value = schema[keyword];
  return isSchema(value) ? value : undefined;
}
