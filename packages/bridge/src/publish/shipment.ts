import type { StreambridgeError } from "@streambridge/errors";
import type { Claim } from "./claim-store.ts";
import type { Entry } from "./publisher.ts";

/** One event on its way to the bus. */
export interface Shipment {
  /** Position in the batch of the record that it comes from. */
  readonly position: number;
  /** The row that it is about: the unit of order. */
  readonly item: string;
  readonly entry: Entry;
  /** Bytes that AWS counts for the entry. */
  readonly bytes: number;
  /** Data that must lie in S3 before the entry is sent. */
  readonly claim?: Claim;
}

/**
 * What became of a shipment.
 *
 * - `accepted`: EventBridge has it.
 * - `refused`: EventBridge will never take it (ENTRY_REFUSED).
 * - `unsent`: it was not accepted, or nobody knows, and a later try may help (PUBLISH_TIMED_OUT).
 */
export type Sent =
  | { readonly kind: "accepted" }
  | { readonly kind: "refused"; readonly error: StreambridgeError }
  | { readonly kind: "unsent"; readonly error: StreambridgeError };
