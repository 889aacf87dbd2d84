import { assert, jsonValue, property } from "fast-check";
import { expect, test } from "vitest";
import { shapeOf } from "./json-shape.ts";

test.each([
  ["1", 0],
  ['"[[["', 0],
  ["[]", 1],
  ['{"a": [{}, 2]}', 3],
  ['{"a\\"{": {"b": "]}"}}', 2],
])("%s is %d deep", (text, depth) => {
  expect(shapeOf(text).depth).toBe(depth);
});

test.each([
  ['{"a": 1, "b": 2}', undefined],
  ['{"a": {"a": 1}, "b": {"a": 2}}', undefined],
  ['["a", "a"]', undefined],
  ['{"a": "a"}', undefined],
  ['{"a": 1, "a": 1}', "a"],
  ['{"x": [{"a": 1 , "\\u0061" : 2}]}', "a"],
  ['{"__proto__": 1, "__proto__": 2}', "__proto__"],
])("%s repeats %s", (text, repeated) => {
  expect(shapeOf(text).repeated).toBe(repeated);
});

test("half a million levels are counted", () => {
  expect(shapeOf("[".repeat(500_000) + "]".repeat(500_000)).depth).toBe(500_000);
});

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

test("what was written from a value has its depth, and repeats nothing", () => {
  assert(
    property(jsonValue({ maxDepth: 6 }), (value) => {
      expect(shapeOf(JSON.stringify(value))).toEqual({ depth: depthOf(value), repeated: undefined });
    }),
  );
});
