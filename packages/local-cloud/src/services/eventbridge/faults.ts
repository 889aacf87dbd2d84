import type { EntryError } from "./put-events/check-entry.ts";
import type { PutEventsEntry } from "./put-events/request.ts";

/**
 * Faults that a test asks for. Set a function to begin, delete it to end; it is asked anew for every request.
 *
 * @example Every second entry is throttled once.
 * faults.putEvents = (entries) => entries.map((_, i) => (i % 2 ? { code: "ThrottlingException", message: "Rate exceeded" } : undefined));
 */
export interface Faults {
  /** Answers, entry by entry, the error that PutEvents is to answer with; undefined: it goes its usual way. */
  putEvents?: (entries: readonly PutEventsEntry[]) => readonly (EntryError | undefined)[];
  /** Answers the error that one try of a delivery is to meet; undefined: it goes its usual way. */
  deliver?: (delivery: {
    readonly rule: string;
    readonly target: string;
    readonly eventId: string;
    /** 1 for the first try. */
    readonly attempt: number;
  }) => DeliveryFault | undefined;
}

/** Why a try of a delivery failed. AWS retries throttling, time-outs and 5xx; everything else goes to the DLQ at once. */
export interface DeliveryFault {
  /** As the DLQ's attribute ERROR_CODE has it: `THROTTLING`, `TIMEOUT`, `NO_PERMISSIONS`, `NO_RESOURCE` ... */
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
}
