import { expect, test } from "vitest";
import { createManualClock } from "../../manual-clock.ts";
import { awsFault } from "../aws-fault.ts";
import { asynchronous } from "./asynchronous.ts";
import type { Functions, Invocation } from "./functions.ts";

const HOUR_MS = 3_600_000;
const good: Invocation = { requestId: "r", statusCode: 200, payload: "null" };
const bad: Invocation = { ...good, functionError: "Unhandled" };
const busy = awsFault("TooManyRequestsException", "Rate Exceeded.", { status: 429 });

/** A function that ends as it is told, the last way for ever; `tries` are the times of its invocations. */
function startWith(...endings: readonly (Invocation | Error)[]) {
  const clock = createManualClock(0);
  const tries: number[] = [];
  const warnings: string[] = [];
  const stopping = new AbortController();
  const functions: Functions = {
    names: ["Slow"],
    arnOf: () => "",
    invoke: async () => {
      const ending = endings[Math.min(tries.length, endings.length - 1)] ?? good;
      tries.push(clock.now());
      if (ending instanceof Error) throw ending;
      return ending;
    },
  };
  const warn = (text: string): void => void warnings.push(text);
  return {
    clock,
    tries,
    warnings,
    stopping,
    invoke: asynchronous({ functions, clock, warn, stopped: stopping.signal }),
  };
}

test("what succeeds is done once", async () => {
  const { clock, tries, warnings, invoke } = startWith(good);
  invoke("Slow", "{}");
  await clock.advance(HOUR_MS);
  expect([tries, warnings]).toEqual([[0], []]);
});

test("an error is tried a minute and two minutes later, and given up with a warning", async () => {
  const { clock, tries, warnings, invoke } = startWith(bad);
  invoke("Slow", "{}");
  await clock.advance(HOUR_MS);
  expect(tries).toEqual([0, 60_000, 180_000]);
  expect(warnings).toEqual(["Lambda gave up an asynchronous event of Slow after 3 errors and 0 throttles"]);
});

test("a throttle costs no try, and is waited for with growing waits", async () => {
  const { clock, tries, invoke } = startWith(busy, busy, busy, good);
  invoke("Slow", "{}");
  await clock.advance(HOUR_MS);
  expect(tries).toEqual([0, 1_000, 3_000, 7_000]);
});

test("what is throttled for six hours is given up", async () => {
  const { clock, tries, warnings, invoke } = startWith(busy);
  invoke("Slow", "{}");
  await clock.advance(7 * HOUR_MS);
  expect(warnings).toHaveLength(1);
  expect(tries.at(-1)).toBeLessThanOrEqual(6 * HOUR_MS);
  expect(tries.at(-1)).toBeGreaterThan(5.9 * HOUR_MS);
});

test("what waits is dropped when everything ends", async () => {
  const { clock, tries, stopping, invoke } = startWith(bad);
  invoke("Slow", "{}");
  await clock.advance(1_000);
  stopping.abort();
  await clock.advance(HOUR_MS);
  expect(tries).toEqual([0]);
});
