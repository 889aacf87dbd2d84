import type { DeliveryFault } from "../../services/eventbridge/index.ts";
import type { Strike } from "../injector.ts";

/** What AWS retries, as a dead-letter queue names it. */
const FAULTS: readonly [DeliveryFault, ...DeliveryFault[]] = [
  { code: "THROTTLING", message: "Rate exceeded", retryable: true },
  { code: "TIMEOUT", message: "The target did not answer in time.", retryable: true },
  { code: "INTERNAL_ERROR", message: "The target answered with an internal error.", retryable: true },
];

export function deliveryFailed(strike: Strike): DeliveryFault {
  return FAULTS[Math.floor(strike.settle("code") * FAULTS.length)] ?? FAULTS[0];
}
