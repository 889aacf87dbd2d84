import type { Logger } from "@aws-lambda-powertools/logger";
import type { DomainEvent, EventType } from "@streambridge/events";
import type { Subscription } from "./subscription.ts";

/** What a handler is told beside the event. */
export interface HandlerContext {
  /** SQS's id of the message. */
  readonly messageId: string;
  /** 1 at the first delivery. SQS's count, so it may skip a number now and then. */
  readonly attempt: number;
  /** When this message was received for the first time. */
  readonly firstSeen: Date;
  /** `metadata.fact`: an idempotency key for vendors that take one. The same on every retry, redrive and major. */
  readonly fact: string;
  /** Aborts shortly before the invocation's time is up. Hand it to whatever takes a signal. */
  readonly signal: AbortSignal;
  /** Milliseconds until then. */
  readonly remainingMs: () => number;
  /** Powertools' logger, with the event's ids in every line. No personal data in what is logged. */
  readonly logger: Pick<Logger, "debug" | "info" | "warn" | "error">;
}

/**
 * Handles one event. To return is to have done it. Retry, Park and {@link skip} say otherwise; any other throw follows the
 * subscription's `onError`.
 */
export type Handler<T extends EventType> = (event: DomainEvent<T>, context: HandlerContext) => Promise<void> | void;

/** A handler that removes the thing; made by {@link deletes}. */
export interface Deletes<T extends EventType> {
  readonly deletes: Handler<T>;
}

/** One handler for each event type of a subscription: none missing, none extra. */
export type Handlers<S extends Subscription> = {
  readonly [T in S["events"][number]]: Handler<T> | Deletes<T>;
};

/**
 * Declares that a handler removes the thing that its event is about. Under `latest-wins` this leaves a tombstone. It
 * stands at the handler, not in the subscription, because it tells what this consumer does and not what the event says:
 * another may answer to a deleted user by marking a record.
 *
 * @example { "UserDeleted.v1": deletes(({ data }) => index.delete(data.userId)) }
 */
export function deletes<T extends EventType>(handler: Handler<T>): Deletes<T> {
  return { deletes: handler };
}
