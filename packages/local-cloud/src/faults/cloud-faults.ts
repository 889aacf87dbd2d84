import type { Clock } from "../clock.ts";
import type { Faults } from "../services/eventbridge/index.ts";
import type { Spy } from "../spy/facts.ts";
import { withEventFaults } from "./events/with-event-faults.ts";
import { createInjector, type Injector } from "./injector.ts";
import type { FaultKind } from "./kinds.ts";
import type { FaultPlan } from "./plan-faults.ts";

/** Faults of a booted graph: those that a test asks for by hand, and a plan. None until somebody asks. */
export interface CloudFaults extends Faults {
  /** Set it to begin, at the plan's first call and first millisecond; undefined ends it. */
  plan: FaultPlan | undefined;
  /** How many faults of each kind the plan has injected. They stay readable after the plan was ended. */
  readonly injected: ReadonlyMap<FaultKind, number>;
  /** Ends the plan and what was asked for by hand. Faults under way (a function that hangs) end by themselves. */
  clear(): void;
}

/** The faults, and the two ends at which the local cloud asks for them. */
export interface Faulting {
  readonly faults: CloudFaults;
  readonly injector: Injector;
  /** What EventBridge asks. */
  readonly events: Faults;
}

export function createFaults(clock: Clock, spy: Spy): Faulting {
  const injector = createInjector(clock, spy);
  const faults: CloudFaults = {
    get plan() {
      return injector.plan;
    },
    set plan(plan) {
      injector.follow(plan);
    },
    injected: injector.injected,
    clear: () => {
      injector.follow(undefined);
      delete faults.putEvents;
      delete faults.deliver;
    },
  };
  return { faults, injector, events: withEventFaults(faults, injector) };
}
