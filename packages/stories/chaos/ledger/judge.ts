import type { ChaosConsumer } from "../project/consumers.ts";
import type { Effect } from "../vendor/vendor.ts";
import { describe, effectKey, keyOf, type Expectation } from "./expectation.ts";

/** What the vendors saw in the end, held against what the consumers promise. */
export interface Verdict {
  /** Promises that were broken, in words; empty when all were kept. */
  readonly broken: readonly string[];
  /** Effects of `once` consumers beyond the first: outside of the window of rule 5, and inside it. */
  readonly duplicates: number;
  readonly inWindow: number;
}

/** Judges the effects of a run once everything has come to rest and all places are empty. */
export function judge(expectations: readonly Expectation[], effects: readonly Effect[]): Verdict {
  const expected = new Map(expectations.map((one) => [keyOf(one), one]));
  const consumers = new Set(expectations.map(({ consumer }) => consumer));
  const strangers = effects.filter((effect) => !expected.has(effectKey(effect)));
  const repeats = [...consumers].map((consumer) => ({ consumer, count: repeatsOf(consumer, effects) }));
  const sum = (promise: ChaosConsumer["promise"]): number =>
    repeats.filter(({ consumer }) => consumer.promise === promise).reduce((total, { count }) => total + count, 0);
  return {
    broken: [
      ...strangers.map((effect) => `an effect of nothing: ${effectKey(effect)}`),
      ...staleStates(expectations, effects),
    ],
    duplicates: sum("once"),
    inWindow: sum("once-or-window"),
  };
}

/** Effects beyond the first of each thing that a consumer is to do once. */
function repeatsOf({ name, once }: ChaosConsumer, effects: readonly Effect[]): number {
  const own = effects.filter(({ consumer }) => consumer === name);
  return own.length - new Set(own.map(({ fact, entity }) => (once === "fact" ? fact : entity))).size;
}

/** Of `latest-wins` consumers: entities whose last effect is not of their latest change. */
function staleStates(expectations: readonly Expectation[], effects: readonly Effect[]): readonly string[] {
  const latest = new Map<string, Expectation>();
  for (const one of expectations) {
    if (one.consumer.promise !== "latest-state") continue;
    const known = latest.get(one.line.entity);
    if (known === undefined || known.line.position < one.line.position) latest.set(one.line.entity, one);
  }
  return [...latest.values()].flatMap((one) => {
    const last = effects.findLast(
      (effect) => effect.consumer === one.consumer.name && effect.entity === one.line.entity,
    );
    if (last !== undefined && effectKey(last) === keyOf(one)) return [];
    return [`not the latest state: ${describe(one)}; the last effect is ${last ? effectKey(last) : "none"}`];
  });
}
