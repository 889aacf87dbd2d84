import { StreambridgeError } from "@streambridge/errors";
import { draw } from "./draw.ts";
import { FAULT_KINDS, type FaultKind } from "./kinds.ts";
import { isAt, type Place, type PlacePattern } from "./place.ts";

/** One kind of fault, how often, and where and when. */
export interface FaultRule {
  readonly kind: FaultKind;
  /** The share of calls that it hits, from 0 to 1. */
  readonly rate: number;
  /** Default: everywhere where this kind can happen, except for callers that are no function. */
  readonly at?: PlacePattern;
  /** How many it injects at most, in each place: a count over all places would depend on which of them was faster. */
  readonly most?: number;
  /** On the clock, in ms since the plan was set. Default from the beginning. */
  readonly fromMs?: number;
  /** As `fromMs`; default for ever. */
  readonly untilMs?: number;
  /**
   * How long it lasts, in ms. `no-answer` and `function-hangs`, in real time: default until the client or the function's
   * timeout gives up. `out-of-order`, on the clock: default between one and three seconds.
   */
  readonly lastsMs?: number;
}

/** What goes wrong in a run. Pure data: it can be printed, kept and set again. */
export interface FaultPlan {
  readonly seed: number;
  readonly rules: readonly FaultRule[];
}

/** What a plan is made from. */
export interface FaultWishes {
  readonly seed: number;
  /** Short for rules without a place: the rate of each kind. */
  readonly rates?: Readonly<Partial<Record<FaultKind, number>>>;
  /** They come before `rates`; of two rules that hit the same call the first acts. */
  readonly rules?: readonly FaultRule[];
}

/**
 * Makes a fault plan. The same seed makes the same run: the n-th call in a {@link Place} meets the same fault in every run,
 * whatever else goes on at the same time, since what it meets is drawn from the seed, the rule, the place and n alone.
 * Three things are left to the run: which of several calls under way at once in one place is the n-th; how many calls there
 * are; and, where a rule is bounded in time, when a call comes (on a manual clock that is the test's to say).
 *
 * @throws StreambridgeError `FAULT_PLAN_INVALID` for a rate or a number that makes no sense, or an unknown kind.
 * @example
 * cloud.faults.plan = planFaults({ seed: 7, rates: { throttled: 0.1, "function-dies": 0.02 } });
 */
export function planFaults({ seed, rates = {}, rules = [] }: FaultWishes): FaultPlan {
  const everywhere = Object.entries(rates).map(([kind, rate]) => ({ kind: kind as FaultKind, rate }));
  const all = [...rules, ...everywhere];
  if (!Number.isSafeInteger(seed)) refuse(`seed ${seed} is no whole number`);
  for (const rule of all) check(rule);
  return { seed, rules: all };
}

/** Whether a rule of a plan hits the n-th call in a place, its bounds in number and time apart. */
export function hits(plan: FaultPlan, index: number, place: Place, call: number): boolean {
  const rule = plan.rules[index];
  if (rule === undefined || !isAt(place, rule.at ?? {})) return false;
  return draw(...keyOf(plan, index, place), call) < rule.rate;
}

/** A number from 0 to less than 1 that settles some detail of the fault that a rule injects into a call. */
export function settle(plan: FaultPlan, index: number, place: Place, call: number, detail: string): number {
  return draw(...keyOf(plan, index, place), call, detail);
}

/** A rule is known by its place among those of its kind, so that a rule of another kind does not change what it hits. */
function keyOf({ seed, rules }: FaultPlan, index: number, place: Place): readonly (string | number)[] {
  const { service, operation, resource, caller } = place;
  const kind = rules[index]?.kind ?? "";
  const before = rules.slice(0, index).filter((rule) => rule.kind === kind).length;
  return [seed, kind, before, service, operation, resource, caller];
}

function check({ kind, rate, most = 0, fromMs = 0, untilMs = fromMs, lastsMs = 0 }: FaultRule): void {
  if (!Object.hasOwn(FAULT_KINDS, kind)) refuse(`there is no kind of fault called ${kind}`);
  if (!(rate >= 0 && rate <= 1)) refuse(`the rate of ${kind} is ${rate}, which is no share from 0 to 1`);
  if (!Number.isInteger(most) || most < 0) refuse(`${kind} is to happen at most ${most} times`);
  if (!(fromMs >= 0 && untilMs >= fromMs)) refuse(`${kind} is to happen from ${fromMs} until ${untilMs} ms`);
  if (!(lastsMs >= 0)) refuse(`${kind} is to last ${lastsMs} ms`);
}

function refuse(problem: string): never {
  const mend = `Kinds of faults are ${Object.keys(FAULT_KINDS).join(", ")}.`;
  throw new StreambridgeError("FAULT_PLAN_INVALID", problem, { mend });
}
