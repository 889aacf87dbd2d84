import type { Effect } from "@streambridge/stand-ins";

/** One change of a row, as the stream told it. */
export interface Change {
  readonly eventID: string;
  /** The record's sequence number, padded so that events can be traced back to it. */
  readonly sequence: string;
  /** The row's keys, as a person would write them: `USER#01J... PROFILE`. */
  readonly row: string;
  readonly operation: "INSERT" | "MODIFY" | "REMOVE";
  /** Whether the table removed it because its time was over. */
  readonly expired: boolean;
  /** When the stream told of it, in ms of the local cloud's clock. */
  readonly at: number;
}

/** One event on the bus. */
export interface Published {
  /** `metadata.id`. */
  readonly id: string;
  /** `UserRegistered.v2`. */
  readonly type: string;
  readonly entityId: string;
  /** `metadata.reason`. */
  readonly reason: string;
  /** Texts by which a vendor's request is known to be about this event: the entity's id and what its data says. */
  readonly marks: readonly string[];
  /** The change it tells of; unknown for an event that somebody else put on the bus. */
  readonly change: Change | undefined;
  /** Consumers whose rules matched it. */
  readonly consumers: readonly string[];
}

/** One event with one consumer. */
export interface Delivery {
  readonly event: Published;
  readonly consumer: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** When the consumer took it from its queue, in ms of the local cloud's clock. */
  readonly takenAt: number;
  /** What its vendor did for it. */
  readonly effects: readonly Effect[];
}

/** How a delivery ended without an effect and without a failure; the consumer kit's words. */
export type LeftOut = "skipped" | "outdated" | "repeated";

/** One step on the way of a row, in the order in which they happen. */
export type Hop =
  | { readonly kind: "request"; readonly method: string; readonly path: string; readonly status: number }
  | { readonly kind: "row"; readonly change: Change }
  /** The bridge has had the row and nothing follows from it. */
  | { readonly kind: "ignored"; readonly change: Change }
  /** The bridge has set the row aside. */
  | { readonly kind: "parked"; readonly change: Change | undefined; readonly code: string; readonly message: string }
  | { readonly kind: "published"; readonly event: Published }
  | { readonly kind: "queued"; readonly event: Published; readonly consumer: string }
  | {
      readonly kind: "undeliverable";
      readonly event: Published;
      readonly consumer: string;
      readonly code: string;
      readonly message: string;
    }
  | { readonly kind: "taken"; readonly delivery: Delivery }
  | { readonly kind: "handled"; readonly delivery: Delivery; readonly milliseconds: number }
  | {
      readonly kind: "left-out";
      readonly delivery: Delivery;
      readonly outcome: LeftOut;
      readonly reason: string | undefined;
    }
  | {
      readonly kind: "retried";
      readonly delivery: Delivery;
      readonly code: string;
      readonly reason: string | undefined;
    }
  | {
      readonly kind: "set-aside";
      readonly delivery: Delivery;
      readonly code: string;
      readonly reason: string | undefined;
    }
  /** A vendor did something that belongs to no delivery under way. */
  | { readonly kind: "stray-effect"; readonly effect: Effect }
  /** The code on this machine has changed; `followed`: what runs here is what it says. */
  | { readonly kind: "code-changed"; readonly text: string; readonly followed: boolean }
  /** An alarm of the program begins to ring, or ends. */
  | { readonly kind: "alarm"; readonly text: string; readonly rings: boolean }
  /** Something that a person should know: a function that crashed, an entry that was refused. */
  | { readonly kind: "trouble"; readonly text: string };

/** The change that a hop belongs to; undefined for requests and trouble. */
export function changeOf(hop: Hop): Change | undefined {
  switch (hop.kind) {
    case "row":
    case "ignored":
    case "parked":
      return hop.change;
    case "published":
    case "queued":
    case "undeliverable":
      return hop.event.change;
    case "taken":
    case "handled":
    case "left-out":
    case "retried":
    case "set-aside":
      return hop.delivery.event.change;
    default:
      return undefined;
  }
}
