import * as fc from "fast-check";
import { expect, test } from "vitest";
import { asAttribute } from "./park.ts";

test("characters that SQS refuses are written out", () => {
  expect(asAttribute("a\u0000b\uFFFEc\uFFFFd\u001Be")).toBe("a\\u0000b\\ufffec\\uffffd\\u001be");
});

test("tabs, line breaks and emoji stay", () => {
  expect(asAttribute("a\tb\r\nc 👋 \u{10FFFF}")).toBe("a\tb\r\nc 👋 \u{10FFFF}");
});

test("half a surrogate pair, as cutting may leave, is written out", () => {
  expect(asAttribute(`${"x".repeat(999)}👋`)).toBe(`${"x".repeat(999)}\\ud83d`);
});

test("nothing becomes a dash, since SQS takes no empty value", () => {
  expect(asAttribute("")).toBe("-");
});

test("whatever the text, SQS takes it", () => {
  const allowed = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]+$/u;
  const property = fc.property(fc.string({ unit: "binary" }), (text) => allowed.test(asAttribute(text)));
  expect(fc.check(property).counterexample).toBeNull();
});
