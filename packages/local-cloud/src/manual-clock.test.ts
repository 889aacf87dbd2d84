import { expect, test } from "vitest";
import { SETTLE_TURNS } from "./limits.ts";
import { createManualClock } from "./manual-clock.ts";

test("advance calls what is due, in the order of its time, each at its own time", async () => {
  const clock = createManualClock(0);
  const calls: string[] = [];
  clock.after(300, () => calls.push(`late at ${clock.now()}`));
  clock.after(100, () => calls.push(`early at ${clock.now()}`));
  clock.after(500, () => calls.push("not yet"));
  await clock.advance(400);
  expect(calls).toEqual(["early at 100", "late at 300"]);
  expect(clock.now()).toBe(400);
  expect(clock.pending).toBe(1);
});

test("a wait that another one starts on its way falls due within the same advance", async () => {
  const clock = createManualClock(0);
  const calls: number[] = [];
  const retry = async (): Promise<void> => {
    for (let attempt = 0; attempt < 3; attempt++) {
      await clock.wait(60_000);
      calls.push(clock.now());
    }
  };
  const done = retry();
  await clock.advance(180_000);
  await done;
  expect(calls).toEqual([60_000, 120_000, 180_000]);
});

test("a cancelled call is never made", async () => {
  const clock = createManualClock(0);
  let called = false;
  const cancel = clock.after(10, () => (called = true));
  cancel();
  await clock.advance(100);
  expect(called).toBe(false);
});

test("a wait ends at once when its signal aborts, and leaves nothing behind", async () => {
  const clock = createManualClock(0);
  const abort = new AbortController();
  const waiting = clock.wait(3_600_000, abort.signal);
  abort.abort();
  await waiting;
  expect(clock.now()).toBe(0);
  expect(clock.pending).toBe(0);
});

test("the time stands still while work holds it, however the work ends", async () => {
  const clock = createManualClock(0);
  const seen: number[] = [];
  const work = async (): Promise<never> => {
    // Longer than what is not held may take.
    for (let turn = 0; turn <= SETTLE_TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    seen.push(clock.now());
    throw new Error("on purpose");
  };
  clock.hold(work());
  clock.after(1000, () => clock.hold(work()));
  await clock.advance(5000);
  expect(seen).toEqual([0, 1000]);
  expect(clock.now()).toBe(5000);
});
