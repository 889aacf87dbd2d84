/** An entry as PutEvents takes it over the wire: nothing is certain to be there. */
export interface PutEventsEntry {
  readonly Source?: string;
  readonly DetailType?: string;
  /** JSON text of an object. */
  readonly Detail?: string;
  /** A name or an ARN; `default` when left out. */
  readonly EventBusName?: string;
  readonly Resources?: readonly string[];
  /** Seconds since the epoch as AWS's JSON protocol sends a time, ISO 8601 text, or a Date. */
  readonly Time?: number | string | Date;
  readonly TraceHeader?: string;
}

/** A PutEvents request. */
export interface PutEventsRequest {
  readonly Entries: readonly PutEventsEntry[];
}

/** What became of one entry: an id, or an error. */
export type PutEventsResultEntry =
  | { readonly EventId: string }
  | { readonly ErrorCode: string; readonly ErrorMessage: string };

/** What PutEvents answers; `Entries[i]` is about entry i of the request. */
export interface PutEventsOutput {
  readonly FailedEntryCount: number;
  readonly Entries: readonly PutEventsResultEntry[];
}
