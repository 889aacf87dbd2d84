/** What led to a write, as far as the writer knows. */
export interface Cause {
  /** Ties together everything that follows from one request. */
  readonly correlationId?: string;
  /** Id of the event or request that led to the write. */
  readonly causationId?: string;
  /** W3C trace context. */
  readonly traceparent?: string;
  /** Who writes, as `service@version`. */
  readonly producer?: string;
  /** Events between the first request and this write; 0 for a request from outside. */
  readonly hops: number;
}

/** A cause as it lies on a row. */
export interface StampedCause extends Cause {
  /** Different on every write: a row whose nonce did not change was written by somebody who stamps nothing. */
  readonly nonce: string;
  /** When the row was written, ISO 8601 in UTC. */
  readonly at: string;
}

/** The reserved attribute of a row that carries the cause of its last write. Translators never see it. */
export const CAUSE_ATTRIBUTE = "_cause";
