import type { Clock } from "../clock.ts";
import type { Spy } from "../spy/facts.ts";
import type { FaultKind } from "./kinds.ts";
import { describePlace, type Place } from "./place.ts";
import { hits, settle, type FaultPlan, type FaultRule } from "./plan-faults.ts";

/** A fault that a call is to meet. It has been told to the spy. */
export interface Strike<K extends FaultKind = FaultKind> {
  readonly kind: K;
  readonly lastsMs: number | undefined;
  /** A number from 0 to less than 1 that settles the detail of this name, the same in every run. */
  settle(detail: string): number;
}

/** What the seams of the local cloud ask before they do something. */
export interface Injector {
  /** False while there is no plan: a seam then does nothing at all. */
  readonly isOn: boolean;
  /**
   * Counts a call in a place and says which of these kinds it is to meet, if any. The kinds of a seam are always the same,
   * so that every call there counts once.
   */
  meet<K extends FaultKind>(place: Place, kinds: readonly K[]): Strike<K> | undefined;
}

/** An injector that is told its plan from outside. */
export interface PlannedInjector extends Injector {
  readonly plan: FaultPlan | undefined;
  /** How many faults of each kind there were under the plan, or under the last one. */
  readonly injected: ReadonlyMap<FaultKind, number>;
  /** Follows this plan from its beginning: everything is counted anew. Undefined: none. */
  follow(plan: FaultPlan | undefined): void;
}

/** @param clock Bounds in time are counted on it. */
export function createInjector(clock: Clock, spy: Spy): PlannedInjector {
  let plan: FaultPlan | undefined;
  let since = 0;
  const calls = new Map<string, number>();
  const strikes = new Map<string, number>();
  const injected = new Map<FaultKind, number>();

  const isDue = ({ fromMs = 0, untilMs = Infinity }: FaultRule): boolean => {
    const passed = clock.now() - since;
    return passed >= fromMs && passed < untilMs;
  };

  const meet: Injector["meet"] = <K extends FaultKind>(place: Place, kinds: readonly K[]) => {
    if (plan === undefined) return undefined;
    const following = plan;
    const where = describePlace(place);
    const call = countUp(calls, `${where} ${kinds.join()}`);
    const index = following.rules.findIndex(
      (rule, at) =>
        isOneOf(rule.kind, kinds) &&
        hits(following, at, place, call) &&
        (strikes.get(`${at} ${where}`) ?? 0) < (rule.most ?? Infinity) &&
        isDue(rule),
    );
    const rule = following.rules[index];
    if (!rule) return undefined;
    countUp(strikes, `${index} ${where}`);
    countUp(injected, rule.kind);
    spy.tell({ kind: "fault-injected", fault: rule.kind, ...place, call });
    return {
      kind: rule.kind as K,
      lastsMs: rule.lastsMs,
      settle: (detail) => settle(following, index, place, call, detail),
    };
  };

  return {
    get isOn() {
      return plan !== undefined;
    },
    get plan() {
      return plan;
    },
    injected,
    meet,
    follow: (next) => {
      plan = next;
      since = clock.now();
      if (next) for (const counts of [calls, strikes, injected]) counts.clear();
    },
  };
}

function isOneOf(kind: FaultKind, kinds: readonly FaultKind[]): boolean {
  return kinds.includes(kind);
}

/** Counts one more under a key, and answers how many there have been. */
function countUp<T>(counts: Map<T, number>, key: T): number {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count;
}
