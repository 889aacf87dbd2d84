import * as fc from "fast-check";
import { expect, test } from "vitest";
import { BACK_OFF_CAP_S, SHORT_WAITS } from "../limits.ts";
import { backOff } from "./back-off.ts";

const FAR = 1_000_000;

test("the wait doubles from one second to a quarter of an hour", () => {
  const waits = [1, 2, 3, 10, 11, 100].map((attempt) => backOff({ attempt, untilTooOld: FAR, random: 1 }));
  expect(waits).toEqual([1, 2, 4, 512, 900, 900]);
});

test("jitter takes at most half of it", () => {
  expect(backOff({ attempt: 5, untilTooOld: FAR, random: 0 })).toBe(8);
  expect(backOff({ attempt: 5, untilTooOld: FAR, random: 1 })).toBe(16);
});

test("what somebody asked for takes its place, up to twelve hours", () => {
  expect(backOff({ attempt: 9, after: 2, untilTooOld: FAR, random: 1 })).toBe(2);
  expect(backOff({ attempt: 1, after: 3600, untilTooOld: FAR, random: 1 })).toBe(3600);
  expect(backOff({ attempt: 1, after: 100_000, untilTooOld: FAR, random: 1 })).toBe(12 * 3600 - 60);
});

test("a short wait is not granted for ever", () => {
  expect(backOff({ attempt: SHORT_WAITS, after: 1, untilTooOld: FAR, random: 1 })).toBe(1);
  expect(backOff({ attempt: SHORT_WAITS + 1, after: 1, untilTooOld: FAR, random: 1 })).toBe(BACK_OFF_CAP_S);
});

test("nobody sleeps beyond the moment of being too old", () => {
  expect(backOff({ attempt: 20, untilTooOld: 7.2, random: 1 })).toBe(8);
});

test("the wait is always a whole number of seconds that SQS takes", () => {
  const input = fc.record({
    attempt: fc.integer({ min: 1, max: 2_000 }),
    after: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: undefined }),
    untilTooOld: fc.double({ min: 0, max: 1e6, noNaN: true }),
    random: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(input, (one) => {
      const wait = backOff(one);
      expect(Number.isInteger(wait) && wait >= 0 && wait <= 43_200).toBe(true);
    }),
  );
});
