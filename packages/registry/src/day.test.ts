import { expect, test } from "vitest";
import { isDay } from "./day.ts";

test.each(["2027-01-31", "2028-02-29"])("%s is a day", (value) => {
  expect(isDay(value)).toBe(true);
});

test.each([
  "2027-02-29",
  "2027-02-30",
  "2027-13-01",
  "2027-1-31",
  "2027",
  "2027-01",
  "31.01.2027",
  "",
  20_270_131,
  undefined,
])("%s is none", (value) => {
  expect(isDay(value)).toBe(false);
});
