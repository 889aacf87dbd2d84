import { expect, test } from "vitest";
import { PACE_BURST } from "./limits.ts";
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

/** Takes the burst, so that what follows is evenly spaced. */
async function exhaust(pace: Pace): Promise<void> {
  for (let taken = 0; taken < PACE_BURST; taken += 1) await pace.next(10_000);
}

test("after a burst effects start evenly spaced, however many ask at once", async () => {
  const { pace, waits } = paceOf(2);
  await exhaust(pace);
  expect(waits).toEqual([]);
  await Promise.all([1, 2, 3].map(() => pace.next(10_000)));
  expect(waits).toEqual([500, 1000, 1500]);
});

test("a moment that lies too late is not waited for, and not taken from others", async () => {
  const { pace, clock, waits } = paceOf(1);
  await exhaust(pace);
  expect(await pace.next(900)).toBe(false);
  clock.now = 400;
  expect(await pace.next(5_000)).toBe(true);
  expect(waits).toEqual([600]);
});

test("time that nobody used is saved up for one burst, not more", async () => {
  const { pace, clock, waits } = paceOf(1);
  clock.now = 60_000;
  await exhaust(pace);
  expect(waits).toEqual([]);
  expect(await pace.next(500)).toBe(false);
});

test("over any time no more start than the rate allows, and a burst", async () => {
  const { pace, clock } = paceOf(4);
  let started = 0;
  for (; clock.now < 10_000; clock.now += 10) if (await pace.next(1)) started += 1;
  expect(started).toBeGreaterThanOrEqual(40);
  expect(started).toBeLessThanOrEqual(40 + PACE_BURST);
});
