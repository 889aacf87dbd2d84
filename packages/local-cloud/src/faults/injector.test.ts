import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createManualClock } from "../manual-clock.ts";
import { createSpy } from "../spy/spy.ts";
import { createInjector } from "./injector.ts";
import { ANYONE, type Place } from "./place.ts";
import { planFaults, type FaultRule } from "./plan-faults.ts";
import { strikeWith } from "./testing/strike-with.ts";

const placeOf = (resource: string, caller = "Announce"): Place => ({
  service: "sqs",
  operation: "SendMessage",
  resource,
  caller,
});

/** Which calls of each place were hit, when the calls of all places come in this order. */
function run(order: readonly string[], rules: readonly FaultRule[], seed: number): Record<string, string> {
  const clock = createManualClock();
  const injector = createInjector(clock, createSpy(clock));
  injector.follow(planFaults({ seed, rules }));
  const marks: Record<string, string> = {};
  for (const resource of order) {
    const strike = injector.meet(placeOf(resource), ["throttled", "answer-lost"]);
    marks[resource] = (marks[resource] ?? "") + (strike?.kind[0] ?? ".");
  }
  return marks;
}

test("however the calls of different places interleave, each place meets the same faults", () => {
  const rules: FaultRule[] = [
    { kind: "throttled", rate: 0.3, most: 2 },
    { kind: "answer-lost", rate: 0.3 },
  ];
  const calls = fc.array(fc.constantFrom("A", "B", "C"), { maxLength: 40 });
  const twoOrders = calls.chain((order) =>
    fc.record({ one: fc.constant(order), other: fc.shuffledSubarray(order, { minLength: order.length }) }),
  );
  fc.assert(
    fc.property(twoOrders, fc.nat(), ({ one, other }, seed) => {
      expect(run(other, rules, seed)).toEqual(run(one, rules, seed));
    }),
  );
});

test("of two rules that hit a call the first acts; a strike is told to the spy with its place and call", () => {
  const { injector, injected } = strikeWith({ kind: "answer-lost", rate: 1 }, { kind: "throttled", rate: 1 });
  expect(injector.meet(placeOf("News"), ["throttled", "answer-lost"])?.kind).toBe("answer-lost");
  expect(injector.meet(placeOf("News"), ["throttled"])?.kind).toBe("throttled");
  expect(injected()).toMatchObject([
    { fault: "answer-lost", ...placeOf("News"), call: 1 },
    { fault: "throttled", ...placeOf("News"), call: 1 },
  ]);
  expect([...injector.injected]).toEqual([
    ["answer-lost", 1],
    ["throttled", 1],
  ]);
});

test("a rule that is bounded in number is so in each place", () => {
  const { injector, injected } = strikeWith({ kind: "throttled", rate: 1, most: 2 });
  for (const resource of ["A", "A", "A", "B"]) injector.meet(placeOf(resource), ["throttled"]);
  expect(injected().map(({ resource, call }) => `${resource}${call}`)).toEqual(["A1", "A2", "B1"]);
});

test("a rule that is bounded in time acts from its first millisecond to before its last, on the clock", async () => {
  const { injector, clock } = strikeWith({ kind: "throttled", rate: 1, fromMs: 1000, untilMs: 3_600_000 });
  const isHit = (): boolean => injector.meet(placeOf("A"), ["throttled"]) !== undefined;
  expect(isHit()).toBe(false);
  await clock.advance(1000);
  expect(isHit()).toBe(true);
  await clock.advance(3_598_999);
  expect(isHit()).toBe(true);
  await clock.advance(1);
  expect(isHit()).toBe(false);
});

test("a rule may say where, with wildcards", () => {
  const { injector } = strikeWith({ kind: "throttled", rate: 1, at: { resource: "*Dead", operation: "Send*" } });
  expect(injector.meet(placeOf("News"), ["throttled"])).toBeUndefined();
  expect(injector.meet(placeOf("NewsDead"), ["throttled"])).toBeDefined();
});

test("who is no function is spared, unless a rule names them", () => {
  const sparing = strikeWith({ kind: "throttled", rate: 1 });
  expect(sparing.injector.meet(placeOf("News", ANYONE), ["throttled"])).toBeUndefined();
  const naming = strikeWith({ kind: "throttled", rate: 1, at: { caller: ANYONE } });
  expect(naming.injector.meet(placeOf("News", ANYONE), ["throttled"])).toBeDefined();
});

test("without a plan nothing is hit and nothing counted; a plan that is set again begins anew", () => {
  const { injector, injected } = strikeWith({ kind: "throttled", rate: 1, most: 1 });
  const { plan } = injector;
  injector.meet(placeOf("A"), ["throttled"]);
  injector.follow(undefined);
  expect(injector.isOn).toBe(false);
  expect(injector.meet(placeOf("A"), ["throttled"])).toBeUndefined();
  expect(injector.injected.get("throttled"), "what there was stays readable").toBe(1);
  injector.follow(plan);
  injector.meet(placeOf("A"), ["throttled"]);
  expect(injected().map(({ call }) => call)).toEqual([1, 1]);
});
