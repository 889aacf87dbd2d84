import * as fc from "fast-check";
import { expect, test } from "vitest";
import { jsonTextOf } from "./json-text.ts";

test("the text of any JSON is what JSON.stringify makes of it", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(jsonTextOf(value)).toBe(JSON.stringify(value));
    }),
  );
});

test("a value that is nested too deeply for JSON.stringify has a text all the same", () => {
  const text = `${'{"a":['.repeat(50_000)}1${"]}".repeat(50_000)}`;
  const value: unknown = JSON.parse(text);
  expect(() => JSON.stringify(value)).toThrow(RangeError);
  expect(jsonTextOf(value)).toBe(text);
});
