import { expect, test } from "vitest";
import { setUp } from "../compare/load/set-up.ts";
import type { JsonObject } from "../json.ts";
import { withSchema } from "../testing/sample-registry.ts";
import { compileInView } from "../view/judge.ts";
import { checkRegistry } from "./check.ts";

// Where Ajv 8 answers wrongly or throws, a rule keeps the schema out: each test shows both.

const TEXT = { type: "string" } as const;

/** The names of the rules that an event's data breaks with a property of this shape. */
function brokenBy(shape: JsonObject, $defs: JsonObject = {}): readonly string[] {
  const registry = withSchema("UserDeleted.v1", (schema) => {
    const extra = { description: "E.", ...shape };
    const properties = { ...(schema["properties"] as JsonObject), extra };
    return { ...schema, properties, $defs: { ...(schema["$defs"] as JsonObject | undefined), ...$defs } };
  });
  return checkRegistry(registry).map(({ rule }) => rule);
}

test("a branch beside patternProperties, on which Ajv throws, is refused", () => {
  const shape: JsonObject = {
    type: "object",
    patternProperties: { "^x": TEXT },
    if: { type: "object", properties: { cause: { const: "moved", description: "C." } } },
    // oxlint-disable-next-line unicorn/no-thenable -- JSON Schema's own keyword
    then: { type: "object", properties: { code: { const: "a", description: "C." } } },
  };
  expect(() => compileInView(shape, "tolerant")({ x1: "here", cause: "stayed" })).toThrow("Cannot set properties");
  expect(brokenBy(shape)).toEqual(["name-patterns-alone"]);
});

test("a branch beside patternProperties is refused behind a shape as well", () => {
  const Labels: JsonObject = { title: "L", description: "L.", type: "object", patternProperties: { "^x": TEXT } };
  const other: JsonObject = { type: "object", properties: { code: { const: "a", description: "C." } } };
  expect(brokenBy({ anyOf: [{ $ref: "#/$defs/Labels" }, other] }, { Labels })).toEqual(["name-patterns-alone"]);
  expect(brokenBy({ $ref: "#/$defs/Labels" }, { Labels })).toEqual([]);
});

test("a shape that comes back to itself at one value, with which Ajv never ends, is refused", () => {
  const Loop: JsonObject = { title: "L", description: "L.", anyOf: [{ $ref: "#/$defs/Loop" }, TEXT] };
  const validate = compileInView({ $ref: "#/$defs/Loop", $defs: { Loop: { anyOf: Loop["anyOf"] ?? [] } } }, "tolerant");
  expect(() => validate(1)).toThrow(RangeError);
  expect(brokenBy({ $ref: "#/$defs/Loop" }, { Loop })).toEqual(["recursion-descends"]);
});

test("contains behind prefixItems, of which Ajv accepts an empty list, is refused unless it says how short", () => {
  const shape: JsonObject = { type: "array", prefixItems: [TEXT], contains: { const: "a" }, maxItems: 9 };
  expect(setUp("2020-12").compile(shape)([])).toBe(true);
  expect(brokenBy(shape)).toEqual(["contains-bounded"]);
});
