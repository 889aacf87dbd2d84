import type { SerializedError } from "@streambridge/errors";

/**
 * Where failures lie.
 *
 * - `bridge`: the bridge's park queue: records that it could not turn into events.
 * - `stream`: what the bridge's mapping gave up, in the failures bucket: records that nobody looked at.
 * - `delivery`: events that EventBridge could not bring to a consumer's queue, in that consumer's dead-letter queue.
 * - `consumer`: events that a consumer could not handle, in its dead-letter queue.
 * - `archive`: any of these that grew old, in the failures bucket.
 */
export const PLACES = ["bridge", "stream", "delivery", "consumer", "archive"] as const;
export type PlaceName = (typeof PLACES)[number];

/** What failed: a stream record, which the bridge takes, or an event, which its consumer's queue takes. */
export type Content =
  | { readonly kind: "record"; readonly record: unknown }
  /** A record that lies in the failures bucket, since it was too large for the queue. */
  | { readonly kind: "reference"; readonly ref: string }
  | { readonly kind: "event"; readonly body: string }
  /** Something that lies in the park queue and is no parked record. */
  | { readonly kind: "unknown"; readonly body: string };

/** Where exactly it lies, and what takes it away from there. */
export type Lies =
  | { readonly in: "queue"; readonly url: string; readonly messageId: string; readonly receipt: string }
  | { readonly in: "object"; readonly bucket: string; readonly key: string }
  /** One of the records of an object. */
  | { readonly in: "batch"; readonly bucket: string; readonly key: string; readonly index: number };

/** One failure, wherever it lies. */
export interface Entry {
  /** The same at every look: the message's id, or made from the object's key and the record's eventID. */
  readonly id: string;
  readonly place: PlaceName;
  /** Whose event it is; absent for records, which are nobody's yet. */
  readonly consumer?: string;
  /** A code of ours, AWS's name of a fault, or words where nobody could say. */
  readonly cause: string;
  /** The step at which it failed, as far as known. */
  readonly stage?: string;
  /** `UserRegistered.v2`; absent where it did not get so far. */
  readonly eventType?: string;
  /** ISO 8601. */
  readonly firstFailure: string;
  readonly lastFailure: string;
  /** How often it was tried; absent where nobody counted. */
  readonly attempts?: number;
  /** Of what lies there. */
  readonly bytes: number;
  readonly error?: Partial<SerializedError>;
  /** Further failures of the same record. */
  readonly others?: readonly FurtherFailure[];
  readonly content: Content;
  readonly lies: Lies;
}

/** What else failed of a record of which several events are made. */
export interface FurtherFailure {
  readonly stage: string;
  readonly eventType?: string;
  readonly error: Partial<SerializedError>;
}

/** The cause of a message that SQS itself moved, since it had been received too often. */
export const KILLED = "killed or timed out";
