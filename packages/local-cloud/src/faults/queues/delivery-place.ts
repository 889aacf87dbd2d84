import type { Place } from "../place.ts";

/** Where EventBridge sends to a queue. */
export function deliveryPlace(queue: string): Place {
  return { service: "sqs", operation: "SendMessage", resource: queue, caller: "events" };
}

/** FIFO queues promise order, and each message once: there is nothing to be prepared for. */
export function isFifo(queue: string): boolean {
  return queue.endsWith(".fifo");
}
