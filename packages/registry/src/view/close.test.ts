import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Json, JsonObject } from "../json.ts";
import { close } from "./close.ts";
import { makeJudge } from "./judge.ts";

const closed = { unevaluatedProperties: false };

test("closes an object that declares properties, and those inside it", () => {
  const schema = { properties: { a: { properties: { b: {} } }, c: { items: { properties: { d: {} } } } } };
  expect(close(schema)).toEqual({
    properties: { a: { properties: { b: {} }, ...closed }, c: { items: { properties: { d: {} }, ...closed } } },
    ...closed,
  });
});

test("leaves an object open that says itself what else it takes", () => {
  const map = { properties: { a: {} }, additionalProperties: { type: "string" } };
  expect(close({ properties: { map } })).toEqual({ properties: { map }, ...closed });
});

test("leaves an object open that declares nothing", () => {
  expect(close({ type: "object" })).toEqual({ type: "object" });
});

test("closes where a shape is used, not where it is kept, so that it can be extended", () => {
  const $defs = { Base: { properties: { a: {} } } };
  const schema = { properties: { one: { $ref: "#/$defs/Base" } }, $defs };
  expect(close(schema)).toEqual({ properties: { one: { $ref: "#/$defs/Base", ...closed } }, $defs, ...closed });
});

test("closes the values inside a shape that is kept", () => {
  const $defs = { Line: { properties: { price: { properties: { amount: {} } } } } };
  expect(close({ $ref: "#/$defs/Line", $defs })).toEqual({
    $ref: "#/$defs/Line",
    $defs: { Line: { properties: { price: { properties: { amount: {} }, ...closed } } } },
    ...closed,
  });
});

test("closes what follows from a condition", () => {
  // oxlint-disable-next-line unicorn/no-thenable -- JSON Schema's own keyword
  const schema = { if: {}, then: { properties: { a: {} } }, else: { properties: { b: { properties: {} } } } };
  const otherwise = { properties: { b: { properties: {}, ...closed } } };
  expect(close(schema)).toEqual({ ...schema, else: otherwise, ...closed });
});

test("closes an object made of several parts as a whole", () => {
  const schema = { allOf: [{ properties: { a: {} } }, { properties: { b: {} } }] };
  expect(close(schema)).toEqual({ ...schema, ...closed });
});

test("leaves what only asks a question as it is", () => {
  const schema = { not: { properties: { a: {} } }, if: { properties: { b: {} } }, contains: { properties: { c: {} } } };
  expect(close(schema)).toEqual(schema);
});

test("what a closed schema accepts the open one accepts, whatever the schema", () => {
  let accepted = 0;
  let closedFor = 0;
  fc.assert(
    fc.property(schemas, fc.array(values, { minLength: 1, maxLength: 20 }), (schema, samples) => {
      const tolerant = makeJudge("tolerant", "verdict").compile(schema);
      const strict = makeJudge("strict", "verdict").compile(close(schema));
      for (const sample of samples) {
        const taken = tolerant(sample);
        if (taken && !strict(sample)) closedFor += 1;
        if (!strict(sample)) continue;
        accepted += 1;
        expect(taken).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
  // Both must happen, or the property says nothing.
  expect(accepted).toBeGreaterThan(0);
  expect(closedFor).toBeGreaterThan(0);
});

const name = fc.constantFrom("a", "b", "c");

/** Values made of the same few names as the schemas, so that they meet. */
const values: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>("text", 1, true),
    fc.dictionary(name, tie("value")),
    fc.array(tie("value"), { maxLength: 2 }),
  ),
})).value;

const shape = { type: "object", properties: { a: { type: "string" } } };

/** Schemas as the rules of the registry let them be: objects, lists, scalars, shared shapes, allOf and anyOf. */
const schemas: fc.Arbitrary<JsonObject> = fc
  .letrec<{ schema: JsonObject; object: JsonObject }>((tie) => ({
    object: fc.tuple(fc.dictionary(name, tie("schema")), fc.boolean()).map(([properties, all]): JsonObject => ({
      type: "object",
      properties,
      required: all ? Object.keys(properties) : [],
    })),
    schema: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<JsonObject>({ type: "string" }, { type: "integer" }, {}, { $ref: "#/$defs/Shape" }),
      tie("object"),
      tie("schema").map((items) => ({ type: "array", items })),
      fc.array(tie("object"), { minLength: 1, maxLength: 2 }).map((allOf) => ({ type: "object", allOf })),
      fc.array(tie("object"), { minLength: 1, maxLength: 2 }).map((anyOf) => ({ type: "object", anyOf })),
    ),
  }))
  .schema.map((schema) => Object.assign({ $defs: { Shape: shape } }, schema));
