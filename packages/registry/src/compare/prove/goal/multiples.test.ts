import { assert, constantFrom, integer, oneof, property } from "fast-check";
import { expect, test } from "vitest";
import { setUp } from "../../load/set-up.ts";
import { dividesAll } from "./multiples.ts";

test.each([
  [1, 0.1],
  [1, 0.01],
  [100, 0.01],
  [2.5, 0.1],
  [1.5, 0.5],
  [0.2, 0.1],
  [6, 3],
])("every multiple of %d is one of %d", (factor, wanted) => {
  expect(dividesAll(factor, wanted, Infinity)).toBe(true);
});

test.each([
  [0.1, 0.01],
  [1, 0.3],
  [1, 0.000_01],
  [1, 1e-8],
  [4, 6],
])("not every multiple of %d is known to be one of %d", (factor, wanted) => {
  expect(dividesAll(factor, wanted, Infinity)).toBe(false);
});

test("what is said of two factors holds of their multiples and of the doubles next to them, as Ajv divides", () => {
  const ajv = setUp("2020-12");
  const factor = constantFrom(1, 2, 5, 10, 100, 0.5, 0.25, 2.5, 1.5, 4.5, 12.5, 0.2, 0.1, 0.05);
  const wanted = constantFrom(0.1, 0.2, 0.5, 0.01, 0.02, 0.05, 0.001, 0.0001, 0.000_01, 1.5, 2.5, 0.3, 0.7, 1e-6);
  const turns = oneof(integer({ min: 1, max: 5000 }), integer({ min: 1, max: 2 ** 50 }));
  assert(
    property(factor, wanted, turns, integer({ min: -1, max: 1 }), (of, by, times, aside) => {
      const value = of * times * (1 + aside * 2 ** -52);
      if (value > 2 ** 53 || !dividesAll(of, by, 2 ** 53)) return;
      const [accepts, takes] = [ajv.compile({ multipleOf: of }), ajv.compile({ multipleOf: by })];
      expect(accepts(value) && !takes(value), `${value}`).toBe(false);
    }),
    { numRuns: 3000, seed: 51 },
  );
});
