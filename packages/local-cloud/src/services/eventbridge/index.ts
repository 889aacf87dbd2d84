// For the boot.
export { createEventBridge, type EventBridge, type EventBridgeOptions } from "./event-bridge.ts";

// For tests that ask for faults.
export type { DeliveryFault, Faults } from "./faults.ts";
export type { EntryError } from "./put-events/check-entry.ts";
export type { PutEventsEntry, PutEventsOutput, PutEventsRequest, PutEventsResultEntry } from "./put-events/request.ts";
