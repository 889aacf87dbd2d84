import type { SerializedError } from "@streambridge/errors";
import type { EventType } from "@streambridge/events";
import type { IgnoredReason } from "../outcome.ts";
import type { PlainRow } from "./request.ts";

/** What became of the rows of one request. */
export interface BackfillAnswer {
  /** Rows that were read, and named ones that are gone. */
  readonly rows: number;
  readonly gone: number;
  /** Events that the queue took (or, with `plan`, would have been sent), by type. */
  readonly sent: Readonly<Partial<Record<EventType, number>>>;
  /** Rows that make no event for this consumer, by reason. */
  readonly ignored: Readonly<Partial<Record<IgnoredReason, number>>>;
  /** Rows of which an event could not be made; without sentences, which may quote a row. */
  readonly failed: readonly FailedRow[];
  /** Keys after which the segment goes on; absent at its end, and for named rows. */
  readonly next?: PlainRow;
}

/** A row of which an event could not be made. */
export interface FailedRow extends Pick<SerializedError, "code" | "mend"> {
  readonly keys: PlainRow;
  readonly eventType?: EventType;
}
