import * as fc from "fast-check";
import type { Json, JsonObject } from "../json.ts";

const names = fc.constantFrom("a", "b", "c");
const scalars = fc.constantFrom<Json>("", "a", "text", 0, 1, 2.5, true, null);

/** Values made of the same few names and scalars as {@link schemas}, so that they meet. */
export const jsonValues: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalars,
    fc.dictionary(names, tie("value"), { maxKeys: 3, noNullPrototype: true }),
    fc.array(tie("value"), { maxLength: 3 }),
  ),
})).value;

const types = fc.oneof(
  fc.constantFrom<Json>("string", "number", "integer", "object", "array", "boolean", "null"),
  fc.uniqueArray(fc.constantFrom("string", "number", "object", "null"), { minLength: 1, maxLength: 3 }),
);

const small = fc.constantFrom(0, 1, 2);

/** One shape that every dialect can say, and one that OpenAPI cannot. */
const SHAPES: JsonObject = {
  Text: { type: "string", minLength: 1 },
  Pair: { type: "array", prefixItems: [{ $ref: "#/$defs/Text" }, { type: "number" }], items: false },
};

function pick(model: Record<string, fc.Arbitrary<Json>>, requiredKeys: string[] = []): fc.Arbitrary<JsonObject> {
  return fc.record(model, { requiredKeys, noNullPrototype: true }) as fc.Arbitrary<JsonObject>;
}

/** Schemas of 2020-12 with every keyword that decides something, references into `$defs` among them. */
export const schemas: fc.Arbitrary<JsonObject> = fc
  .letrec<{ schema: Json; object: JsonObject }>((tie) => {
    const inner = tie("schema");
    const some = fc.array(inner, { minLength: 1, maxLength: 2 });
    const byName = fc.dictionary(names, inner, { maxKeys: 2 });
    const lists = fc.uniqueArray(names, { maxLength: 2 });
    return {
      object: fc.oneof(
        { maxDepth: 3 },
        pick({ type: types, enum: fc.uniqueArray(scalars, { minLength: 1, maxLength: 3 }) }),
        pick({ const: scalars }),
        pick({ minimum: small, exclusiveMinimum: small, maximum: small, exclusiveMaximum: small }),
        pick({ minLength: small, pattern: fc.constant("^[a-t]+$"), format: fc.constant("email") }),
        pick({ $ref: fc.constantFrom("#/$defs/Text", "#/$defs/Pair"), type: types, description: fc.constant("A.") }),
        pick({ properties: byName, required: lists, additionalProperties: inner, type: types }),
        pick({
          properties: byName,
          patternProperties: fc.dictionary(fc.constant("^[ab]"), inner),
          additionalProperties: inner,
        }),
        pick({ propertyNames: inner, minProperties: small, unevaluatedProperties: inner }),
        pick({ items: inner, prefixItems: some, minItems: small, uniqueItems: fc.boolean() }),
        pick({ contains: inner, minContains: small, maxContains: small }, ["contains"]),
        pick({ allOf: some, anyOf: some, oneOf: some, not: inner }),
        // oxlint-disable-next-line unicorn/no-thenable -- JSON Schema's own keyword
        pick({ if: inner, then: inner, else: inner }, ["if"]),
        pick({ dependentRequired: fc.dictionary(names, lists, { maxKeys: 2 }), dependentSchemas: byName }),
      ),
      schema: fc.oneof({ maxDepth: 3 }, tie("object"), tie("object"), fc.boolean()),
    };
  })
  .object.map((schema) => Object.assign({}, schema, { $defs: SHAPES }));
