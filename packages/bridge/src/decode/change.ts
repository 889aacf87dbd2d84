import type { Cause, ItemKeys } from "@streambridge/events";
import type { Row } from "./attribute-value.ts";

/** What happened to a row. */
export type Operation = "INSERT" | "MODIFY" | "REMOVE";

/** One decoded stream record. `R` is the view that a translator has of its rows. */
export interface Change<R = Row> {
  readonly operation: Operation;
  readonly table: string;
  readonly tableArn: string;
  /** ISO time of the stream's creation. */
  readonly streamLabel: string;
  /** The stream's id of this record, the same on every delivery. */
  readonly eventID: string;
  /** The key attributes of the row. */
  readonly keys: ItemKeys;
  /** The row after the change, without the reserved attributes; absent for REMOVE. */
  readonly newRow?: R;
  /** The row before the change, without the reserved attributes; absent for INSERT. */
  readonly oldRow?: R;
  /** Decimal digits; orders the changes of one row. */
  readonly sequenceNumber: string;
  /** When the row was written, ISO 8601. The stream gives it in whole seconds: it orders nothing. */
  readonly time: string;
  /** `ttl` when DynamoDB itself deleted an expired row. */
  readonly reason: "write" | "ttl";
  /** What the writer stamped on the row, when it stamped this very change. */
  readonly cause?: Cause;
  /** The writer's stamp is all that the change changed. */
  readonly causeOnly: boolean;
  /** Its place among the writes of its row; see `metadata.written`. */
  readonly written: number;
}
