import { effectKey, keyOf, type Expectation } from "../ledger/expectation.ts";
import type { Effect } from "../vendor/vendor.ts";

/**
 * What a person asks the vendor before deciding on an uncertain effect: was this done, or, where it is once for ever, was
 * anything done for this entity?
 */
export function hasHappened(one: Expectation, effects: readonly Effect[]): boolean {
  const { consumer, line } = one;
  if (consumer.once !== "entity") return effects.some((effect) => effectKey(effect) === keyOf(one));
  return effects.some((effect) => effect.consumer === consumer.name && effect.entity === line.entity);
}
