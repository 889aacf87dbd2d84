import type { DeliveryFault } from "../../services/eventbridge/index.ts";

/** What a queue says whose policy somebody broke: no retry mends it, so AWS makes none. */
export function deliveryRefused(): DeliveryFault {
  return { code: "NO_PERMISSIONS", message: "The rule may not send to the target.", retryable: false };
}
