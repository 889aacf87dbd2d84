import { afterEach, expect, test, vi } from "vitest";
import { createRealClock } from "./clock.ts";

afterEach(() => {
  vi.useRealTimers();
});

const THIRTY_DAYS_MS = 30 * 24 * 60 * 60 * 1000;

test("a wait longer than setTimeout can hold is not cut short", async () => {
  vi.useFakeTimers();
  const clock = createRealClock();
  let due = false;
  clock.after(THIRTY_DAYS_MS, () => (due = true));
  await vi.advanceTimersByTimeAsync(THIRTY_DAYS_MS - 1);
  expect(due).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(due).toBe(true);
});

test("a wait on an aborted signal resolves at once", async () => {
  expect(await createRealClock().wait(THIRTY_DAYS_MS, AbortSignal.abort())).toBeUndefined();
});
