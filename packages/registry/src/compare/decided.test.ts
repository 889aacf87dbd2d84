import { expect, test } from "vitest";
import type { Json, JsonObject } from "../json.ts";
import { compareHere } from "./compare-here.ts";

// What once stayed unknown within the profile, found by `pnpm fuzz:review --profile`.

const TEXT: JsonObject = { type: "string" };
const OPEN: JsonObject = { type: "object" };

function verdicts(old: Json, next: Json): readonly string[] {
  const { forward, backward } = compareHere(old, next, { strictOpen: true });
  return [forward.verdict, backward.verdict];
}

test("a name that propertyNames refuses is found, however long names may be", () => {
  const next = { ...OPEN, propertyNames: { maxLength: 64, pattern: "^[a-z]+$" } };
  expect(verdicts(OPEN, next)).toEqual(["safe", "breaks"]);
});

test("a name is found that goes by a pattern and has the length that is asked for", () => {
  const old: JsonObject = { ...OPEN, propertyNames: { minLength: 5 } };
  expect(verdicts(old, { ...old, patternProperties: { o$: TEXT } })).toEqual(["safe", "breaks"]);
});

test("of an object that can have no property nothing is asked", () => {
  const old: JsonObject = { ...OPEN, maxProperties: 0 };
  expect(verdicts(old, { ...old, propertyNames: { enum: ["a"] } })).toEqual(["safe", "safe"]);
  expect(verdicts(old, { ...old, dependentRequired: { foo: ["b"] } })).toEqual(["safe", "safe"]);
});

test("an object is made that is as large as is asked for, with the one property that matters", () => {
  const old: JsonObject = { ...OPEN, minProperties: 10 };
  const listed = { type: "array", minItems: 1, maxItems: 9, uniqueItems: true, contains: TEXT };
  const [by, other] = [{ "^a": listed }, { "^a": { ...TEXT, maxLength: 2 } }];
  expect(verdicts({ ...old, patternProperties: by }, { ...old, patternProperties: other })).toEqual([
    "breaks",
    "breaks",
  ]);
});

test("a list whose items cannot be has none", () => {
  const items = { type: "integer", minimum: 2, maximum: 1 };
  expect(verdicts({ type: "array", items }, { type: "array", maxItems: 0 })).toEqual(["safe", "safe"]);
});

test("a list must not contain what none of its positions can be: nothing is emitted", () => {
  const pair = { type: "array", minItems: 2, maxItems: 2, prefixItems: [TEXT, TEXT], contains: { type: "array" } };
  expect(verdicts(pair, { type: "array" })).toEqual(["breaks", "vacuous"]);
});

test("an address is found that a pattern of refused ones takes", () => {
  const old: JsonObject = { ...TEXT, format: "email", maxLength: 254 };
  expect(verdicts(old, { ...old, not: { ...TEXT, pattern: "b$", maxLength: 64 } })).toEqual(["safe", "breaks"]);
});
