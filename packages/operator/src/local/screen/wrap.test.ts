import { assert, integer, property, string } from "fast-check";
import { expect, test } from "vitest";
import { wrap } from "./wrap.ts";

test("a line that fits stays", () => {
  expect(wrap("  as it is", 10)).toEqual(["  as it is"]);
});

test("a long line is broken between words and set in", () => {
  expect(wrap("  one two three four", 11)).toEqual(["  one two", "    three", "    four"]);
});

test("a word that is too long is broken where the line ends", () => {
  expect(wrap("abcdefghij", 6)).toEqual(["abcdef", "  ghij"]);
});

test("there is an end to it, however narrow it is", () => {
  expect(wrap("    words", 0).join("").replaceAll(" ", "")).toBe("words");
});

test("no line is longer than asked, and no character other than white space is lost", () => {
  assert(
    property(string(), integer({ min: 20, max: 60 }), (text, columns) => {
      const indented = `  ${text.trim()}`;
      const lines = wrap(indented, columns);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
      expect(lines.join("").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
    }),
  );
});
