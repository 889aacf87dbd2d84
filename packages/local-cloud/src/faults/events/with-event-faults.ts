import type { Faults } from "../../services/eventbridge/index.ts";
import type { Injector } from "../injector.ts";
import { deliveryFailed } from "./delivery-failed.ts";
import { halfFailed } from "./half-failed.ts";

/**
 * What EventBridge asks before it accepts entries and before each try of a delivery: first what a test asks for by hand,
 * then the plan.
 */
export function withEventFaults(byHand: Faults, injector: Injector): Faults {
  return {
    putEvents: (entries) => {
      const asked = byHand.putEvents?.(entries) ?? [];
      const planned = injector.isOn ? halfFailed(entries, injector) : [];
      return asked.length + planned.length === 0 ? [] : entries.map((_, index) => asked[index] ?? planned[index]);
    },
    deliver: (delivery) =>
      byHand.deliver?.(delivery) ?? (injector.isOn ? deliveryFailed(delivery, injector) : undefined),
  };
}
