import { isObject, step, type Json, type JsonObject } from "./json.ts";

/**
 * How a schema inside another one stands to it.
 *
 * - `value`: it speaks of a value one step down (a property, an item).
 * - `same`: it speaks of the very value that its owner speaks of, and must hold with it or as one of its branches.
 * - `aside`: it only asks a question (`not`, `if`, `contains`, `propertyNames`), or is kept for reference (`$defs`).
 */
export type Relation = "value" | "same" | "aside";

/** Every keyword of 2020-12 that holds schemas; one, a list or named ones are told apart by what is there. */
const RELATIONS: Readonly<Record<string, { readonly relation: Relation; readonly named?: true }>> = {
  properties: { relation: "value", named: true },
  patternProperties: { relation: "value", named: true },
  additionalProperties: { relation: "value" },
  unevaluatedProperties: { relation: "value" },
  items: { relation: "value" },
  prefixItems: { relation: "value" },
  unevaluatedItems: { relation: "value" },
  allOf: { relation: "same" },
  anyOf: { relation: "same" },
  oneOf: { relation: "same" },
  // oxlint-disable-next-line unicorn/no-thenable -- JSON Schema's own keyword
  then: { relation: "same" },
  else: { relation: "same" },
  dependentSchemas: { relation: "same", named: true },
  $defs: { relation: "aside", named: true },
  not: { relation: "aside" },
  if: { relation: "aside" },
  contains: { relation: "aside" },
  propertyNames: { relation: "aside" },
};

/** A schema inside another one. */
export interface Subschema {
  readonly schema: JsonObject;
  readonly relation: Relation;
  /** The keyword that holds it. */
  readonly keyword: string;
  /** Pointer from the owner, such as `/properties/email`. */
  readonly pointer: string;
}

/** The schemas that stand directly inside a schema; boolean schemas are left out. */
export function subschemas(schema: JsonObject): readonly Subschema[] {
  const found: Subschema[] = [];
  mapSubschemas(schema, (subschema) => {
    found.push(subschema);
    return subschema.schema;
  });
  return found;
}

/** A copy of a schema in which each schema directly inside it is replaced by what `change` makes of it. */
export function mapSubschemas(schema: JsonObject, change: (subschema: Subschema) => JsonObject): JsonObject {
  const changed = Object.entries(schema).map(([keyword, inner]): [string, Json] => {
    const known = Object.hasOwn(RELATIONS, keyword) ? RELATIONS[keyword] : undefined;
    if (known === undefined) return [keyword, inner];
    const one = (value: Json, pointer: string): Json =>
      isObject(value) ? change({ schema: value, relation: known.relation, keyword, pointer }) : value;
    return [keyword, mapMembers(inner, step("", keyword), known.named === true, one)];
  });
  return Object.fromEntries(changed);
}

function mapMembers(inner: Json, pointer: string, named: boolean, one: (value: Json, pointer: string) => Json): Json {
  if (Array.isArray(inner)) return inner.map((value: Json, index) => one(value, step(pointer, index)));
  if (!named || !isObject(inner)) return one(inner, pointer);
  return Object.fromEntries(Object.entries(inner).map(([name, value]) => [name, one(value, step(pointer, name))]));
}

/** Visits a schema and all schemas inside it, outermost first, each with its pointer from the outermost. */
export function visitSchemas(schema: JsonObject, visit: (schema: JsonObject, pointer: string) => void, at = ""): void {
  visit(schema, at);
  for (const inner of subschemas(schema)) visitSchemas(inner.schema, visit, `${at}${inner.pointer}`);
}
