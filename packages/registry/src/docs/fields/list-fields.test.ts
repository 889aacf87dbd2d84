import { expect, test } from "vitest";
import type { JsonObject } from "../../json.ts";
import { compareFields } from "./compare-fields.ts";
import { limitsOf } from "./limits-of.ts";
import { listFields } from "./list-fields.ts";

const order: JsonObject = {
  type: "object",
  required: ["lines"],
  properties: {
    lines: { type: "array", minItems: 1, items: { $ref: "#/$defs/Line" } },
    prices: { type: "object", additionalProperties: { type: "number" }, description: "By currency." },
  },
  $defs: {
    Line: {
      type: "object",
      required: ["sku"],
      properties: { sku: { $ref: "#/$defs/Sku", description: "The article." }, part: { $ref: "#/$defs/Line" } },
    },
    Sku: { title: "Sku", description: "A number.", type: "string", maxLength: 64, "x-sensitive": true },
  },
};

test("fields are listed as written, with the path that readers are recorded by", () => {
  const fields = listFields(
    { ...order, $defs: { ...(order["$defs"] as JsonObject), Line: { type: "string" } } },
    "data",
  );
  expect(fields.map(({ path, type, required }) => [path, type, required])).toEqual([
    ["data.lines", "list of strings", true],
    ["data.prices", "object", false],
    ["data.prices.*", "number", false],
  ]);
});

test("a reference lends its shape, and what stands beside it wins", () => {
  expect(listFields(order, "data").find(({ path }) => path === "data.lines[].sku")).toMatchObject({
    description: "The article.",
    limits: ["at most 64 characters"],
    sensitive: true,
    depth: 1,
  });
});

test("what a list asks of its entries stands at the list", () => {
  const codes = { type: "array", maxItems: 3, items: { type: "string", enum: ["a", "b"] } };
  expect(listFields({ properties: { codes } }, "data")[0]?.limits).toEqual([
    "at most 3 entries",
    'each one of "a", "b"',
  ]);
});

test("a shape that holds itself ends", () => {
  expect(listFields(order, "data").length).toBeLessThan(40);
});

test("fields of branches say when they are there", () => {
  const fields = listFields({ allOf: [branch("a")], oneOf: [branch("b"), branch("c")] }, "data");
  expect(fields.map(({ name, condition }) => [name, condition])).toEqual([
    ["a", undefined],
    ["b", "in shape 1 of 2"],
    ["c", "in shape 2 of 2"],
  ]);
});

test.each<[JsonObject, readonly string[]]>([
  [{ minLength: 1, maxLength: 1 }, ["exactly 1 character"]],
  [{ minItems: 2 }, ["at least 2 entries"]],
  [{ minimum: 0, exclusiveMaximum: 5 }, ["at least 0", "less than 5"]],
  [{ enum: ["a", null] }, ['one of "a", null']],
  [
    { const: 1, multipleOf: 0.5, uniqueItems: true, pattern: "^a" },
    ["always 1", "a multiple of 0.5", "no entry twice", "matches ^a"],
  ],
])("limits are said in words: %j", (schema, words) => {
  expect(limitsOf(schema)).toEqual(words);
});

test("two majors differ by what came, what went and what is said otherwise", () => {
  const before = listFields({ properties: { a: { type: "string" }, b: { type: "string" } } }, "data");
  const after = listFields({ required: ["b"], properties: { b: { type: "string" }, c: { type: "integer" } } }, "data");
  expect(compareFields(before, after)).toEqual([
    { path: "data.a", kind: "removed", before: "string, optional" },
    { path: "data.c", kind: "added", after: "integer, optional" },
    { path: "data.b", kind: "changed", before: "string, optional", after: "string, always there" },
  ]);
});

function branch(name: string): JsonObject {
  return { properties: { [name]: { const: name } }, required: [name] };
}
