import type { DeliveryFault, Faults } from "../../services/eventbridge/index.ts";
import type { Injector } from "../injector.ts";

type Delivery = Parameters<NonNullable<Faults["deliver"]>>[0];

/** What AWS retries, as a dead-letter queue names it. */
const FAULTS: readonly DeliveryFault[] = [
  { code: "THROTTLING", message: "Rate exceeded", retryable: true },
  { code: "TIMEOUT", message: "The target did not answer in time.", retryable: true },
  { code: "INTERNAL_ERROR", message: "The target answered with an internal error.", retryable: true },
];

export function deliveryFailed({ rule, target }: Delivery, injector: Injector): DeliveryFault | undefined {
  const place = { service: target.split(":")[2] ?? "-", operation: "Deliver", resource: rule, caller: "events" };
  const strike = injector.meet(place, ["delivery-failed"]);
  return strike && FAULTS[Math.floor(strike.settle("code") * FAULTS.length)];
}
