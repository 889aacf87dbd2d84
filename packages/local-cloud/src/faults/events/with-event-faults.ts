import type { DeliveryFault, Faults } from "../../services/eventbridge/index.ts";
import type { Injector, Strike } from "../injector.ts";
import { deliveryFailed } from "./delivery-failed.ts";
import { deliveryRefused } from "./delivery-refused.ts";
import { halfFailed } from "./half-failed.ts";

type Delivery = Parameters<NonNullable<Faults["deliver"]>>[0];

const OF_DELIVERIES = {
  "delivery-failed": deliveryFailed,
  "delivery-refused": deliveryRefused,
} as const satisfies Readonly<Record<string, (strike: Strike) => DeliveryFault>>;

const DELIVERY_KINDS = Object.keys(OF_DELIVERIES) as (keyof typeof OF_DELIVERIES)[];

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
    deliver: (delivery) => byHand.deliver?.(delivery) ?? (injector.isOn ? undelivered(delivery, injector) : undefined),
  };
}

function undelivered({ rule, target }: Delivery, injector: Injector): DeliveryFault | undefined {
  const place = { service: target.split(":")[2] ?? "-", operation: "Deliver", resource: rule, caller: "events" };
  const strike = injector.meet(place, DELIVERY_KINDS);
  return strike && OF_DELIVERIES[strike.kind](strike);
}
