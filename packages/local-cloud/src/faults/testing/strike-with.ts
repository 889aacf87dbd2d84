import { createManualClock, type ManualClock } from "../../manual-clock.ts";
import type { FactOf, Spy } from "../../spy/facts.ts";
import { createSpy } from "../../spy/spy.ts";
import { createInjector, type PlannedInjector } from "../injector.ts";
import { planFaults, type FaultRule } from "../plan-faults.ts";

/** An injector under a plan, on a clock that stands still. */
export interface TestInjector {
  readonly injector: PlannedInjector;
  readonly clock: ManualClock;
  readonly spy: Spy;
  /** What has been injected so far. */
  readonly injected: () => readonly FactOf<"fault-injected">[];
}

/** @param rules The seed is the same for all tests; a rule with the rate 1 hits every call. */
export function strikeWith(...rules: readonly FaultRule[]): TestInjector {
  const clock = createManualClock();
  const spy = createSpy(clock);
  const injector = createInjector(clock, spy);
  injector.follow(planFaults({ seed: 1, rules }));
  return { injector, clock, spy, injected: () => spy.facts.filter((fact) => fact.kind === "fault-injected") };
}
