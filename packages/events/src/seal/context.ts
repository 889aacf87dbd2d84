import type { Cause } from "../cause/cause.ts";
import type { ChangeRows } from "../downcast/downcast.ts";
import type { Reason } from "../envelope/event.ts";
import type { ItemKeys } from "../identity/identity.ts";

/** What the bridge knows about the stream record that a draft was translated from. */
export interface SealContext {
  readonly tableArn: string;
  /** ISO time of the stream's creation, the end of its ARN. */
  readonly streamLabel: string;
  /** The stream record's `eventID`. */
  readonly eventID: string;
  /** The row's key attributes. */
  readonly itemKeys: ItemKeys;
  /** The stream record's sequence number, unpadded. */
  readonly sequenceNumber: string;
  /** When the row was written, ISO 8601. */
  readonly time: string;
  readonly reason: Reason;
  /** From `writtenOf`. */
  readonly written: number;
  /** From `readCause`. */
  readonly cause?: Cause | undefined;
  /** The change itself, for downcasts that need more than the newer data. */
  readonly change: ChangeRows;
}
