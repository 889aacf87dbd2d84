import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ucs2length } from "./runtime.ts";

test("counts code points, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.array(fc.nat(0xffff)), (text, units) => {
      const all = text + String.fromCharCode(...units);
      expect(ucs2length(all)).toBe(Array.from(all).length);
    }),
  );
});

test("counts a surrogate that stands alone", () => {
  expect(ucs2length("\uD83D")).toBe(1);
  expect(ucs2length("😀\uD83D😀")).toBe(3);
});
