import { assert, array, integer, property } from "fast-check";
import { expect, test } from "vitest";
import type { Line } from "./fields.ts";
import { totalOf } from "./total-of.ts";

const line = (quantity: number, amount: number, currency = "EUR"): Line => ({
  sku: "TEA",
  title: "Tea",
  quantity,
  unitPrice: { amount, currency },
});

test("the total is what the lines cost together, in their currency", () => {
  expect(totalOf([line(2, 1490), line(1, 850)])).toEqual({ ok: true, value: { amount: 3830, currency: "EUR" } });
});

test("every line in another currency than the first is named", () => {
  expect(totalOf([line(1, 1), line(1, 1, "USD"), line(1, 1), line(1, 1, "JPY")])).toEqual({
    ok: false,
    problems: [
      { field: "lines[1].unitPrice.currency", wanted: "EUR, as in lines[0]", came: '"USD"' },
      { field: "lines[3].unitPrice.currency", wanted: "EUR, as in lines[0]", came: '"JPY"' },
    ],
  });
});

test("a sum that a double does not hold exactly is refused", () => {
  expect(totalOf([line(1, Number.MAX_SAFE_INTEGER)]).ok).toBe(true);
  expect(totalOf([line(1, Number.MAX_SAFE_INTEGER), line(1, 1)])).toMatchObject({
    ok: false,
    problems: [{ field: "lines", came: "9007199254740992" }],
  });
});

test("the total does not depend on how the lines are split", () => {
  assert(
    property(
      array(integer({ min: 1, max: 500 }), { minLength: 1 }),
      integer({ min: 0, max: 10 ** 9 }),
      (counts, amount) => {
        const pieces = counts.reduce((sum, count) => sum + count, 0);
        expect(totalOf(counts.map((count) => line(count, amount)))).toEqual(totalOf([line(pieces, amount)]));
      },
    ),
  );
});
