import { expect, test } from "vitest";
import { makePace, type Pace } from "./pace.ts";

/** A pace over a clock that the test sets; `waits` tells how long each caller was told to wait. */
function paceOf(perSecond: number | undefined): { pace: Pace; clock: { now: number }; waits: number[] } {
  const clock = { now: 0 };
  const waits: number[] = [];
  const sleep = async (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
  };
  return { pace: makePace(perSecond, { now: () => clock.now, sleep }), clock, waits };
}

test("without a rate nobody waits, as long as there is time", async () => {
  const { pace, waits } = paceOf(undefined);
  expect([await pace.next(1), await pace.next(1), await pace.next(0)]).toEqual([true, true, false]);
  expect(waits).toEqual([]);
});

test("effects start evenly spaced, however many ask at once", async () => {
  const { pace, waits } = paceOf(2);
  await Promise.all([1, 2, 3, 4].map(() => pace.next(10_000)));
  expect(waits).toEqual([500, 1000, 1500]);
});

test("a moment that lies too late is not waited for, and not taken from others", async () => {
  const { pace, clock, waits } = paceOf(1);
  expect([await pace.next(5_000), await pace.next(900)]).toEqual([true, false]);
  clock.now = 400;
  expect(await pace.next(5_000)).toBe(true);
  expect(waits).toEqual([600]);
});

test("time that nobody used is not saved up", async () => {
  const { pace, clock } = paceOf(1);
  clock.now = 60_000;
  expect([await pace.next(500), await pace.next(500)]).toEqual([true, false]);
});
