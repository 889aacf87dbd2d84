import { expect, test } from "vitest";
import { hits, planFaults, type FaultRule } from "./plan-faults.ts";
import type { Place } from "./place.ts";

const PLACE: Place = { service: "sqs", operation: "SendMessage", resource: "News", caller: "Announce" };

const pattern = (rules: readonly FaultRule[], seed = 7, place = PLACE, index = 0): string =>
  Array.from({ length: 200 }, (_, call) =>
    hits(planFaults({ seed, rules }), index, place, call + 1) ? "x" : ".",
  ).join("");

const throttled = (rate: number): FaultRule => ({ kind: "throttled", rate });

test("a call meets the same fault whenever it is asked about, and other calls, places and seeds meet others", () => {
  const once = pattern([throttled(0.3)]);
  expect(pattern([throttled(0.3)])).toBe(once);
  expect(pattern([throttled(0.3)], 8)).not.toBe(once);
  expect(pattern([throttled(0.3)], 7, { ...PLACE, resource: "Mail" })).not.toBe(once);
});

test("the rate is the share of calls that are hit", () => {
  const hit = pattern([throttled(0.3)]).replaceAll(".", "").length;
  expect(hit).toBeGreaterThan(40);
  expect(hit).toBeLessThan(80);
  expect(pattern([throttled(0)])).toBe(".".repeat(200));
  expect(pattern([throttled(1)])).toBe("x".repeat(200));
});

test("a higher rate hits what a lower one hit, and more", () => {
  const [low, high] = [pattern([throttled(0.1)]), pattern([throttled(0.4)])];
  expect(low.split("").every((mark, call) => mark === "." || high[call] === "x")).toBe(true);
});

test("a rule of another kind before it changes nothing; two of one kind hit different calls", () => {
  const once = pattern([throttled(0.3)]);
  expect(pattern([{ kind: "answer-lost", rate: 0.3 }, throttled(0.3)], 7, PLACE, 1)).toBe(once);
  expect(pattern([throttled(0.3), throttled(0.3)], 7, PLACE, 1)).not.toBe(once);
});

test("rates are rules for everywhere, behind the rules", () => {
  const rule: FaultRule = { kind: "no-answer", rate: 1, at: { service: "s3" } };
  expect(planFaults({ seed: 1, rates: { throttled: 0.5 }, rules: [rule] })).toEqual({
    seed: 1,
    rules: [rule, { kind: "throttled", rate: 0.5 }],
  });
});

test.each([
  [{ kind: "throttled", rate: 1.5 }, "the rate of throttled is 1.5, which is no share from 0 to 1"],
  [{ kind: "throttled", rate: Number.NaN }, "the rate of throttled is NaN, which is no share from 0 to 1"],
  [{ kind: "flood", rate: 1 } as unknown as FaultRule, "there is no kind of fault called flood"],
  [{ kind: "throttled", rate: 1, most: -1 }, "throttled is to happen at most -1 times"],
  [{ kind: "throttled", rate: 1, fromMs: 2, untilMs: 1 }, "throttled is to happen from 2 until 1 ms"],
] satisfies [FaultRule, string][])("%o is refused", (rule, sentence) => {
  expect(() => planFaults({ seed: 1, rules: [rule] })).toThrow(
    expect.objectContaining({ code: "FAULT_PLAN_INVALID", sentence }),
  );
});

test("a seed is a whole number", () => {
  expect(() => planFaults({ seed: 0.5 })).toThrow("FAULT_PLAN_INVALID: seed 0.5 is no whole number");
});
