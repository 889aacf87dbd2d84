import { expect, test } from "vitest";
import { page } from "./page.ts";

const items = Array.from({ length: 250 }, (_, index) => index);

test("pages are of a hundred where nobody asks for less, and the last has no token", () => {
  const first = page(items, {});
  const second = page(items, { NextToken: first.NextToken });
  const third = page(items, { NextToken: second.NextToken });
  expect([first.items.length, second.items.length, third.items.length]).toEqual([100, 100, 50]);
  expect(third).not.toHaveProperty("NextToken");
});

test.each([
  [
    { Limit: 0 },
    "Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ],
  [
    { Limit: 101 },
    "Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100",
  ],
  [{ NextToken: "made up" }, "Parameter NextToken is not valid."],
])("%j is refused", (request, text) => {
  expect(() => page(items, request)).toThrow(text);
});
