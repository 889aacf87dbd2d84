/** One event as EventBridge takes it. */
export interface Entry {
  readonly EventBusName: string;
  readonly Source: string;
  readonly DetailType: string;
  /** JSON text of an object. */
  readonly Detail: string;
  readonly Time: Date;
  readonly Resources: readonly string[];
  /** X-Ray trace header. */
  readonly TraceHeader?: string;
}

/** What became of one entry of a request that was answered. */
export type EntryAnswer =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly code: string; readonly message: string };

/**
 * Why a request as a whole was not answered.
 *
 * - `passing`: the network, throttling, a fault inside AWS. Sending it again soon may help.
 * - `invalid`: AWS refuses the request's content. One entry may be to blame for all.
 * - `lasting`: rights, credentials, an unknown bus: a person has to fix it, and the entries are not to blame.
 */
export type CallFault = "passing" | "invalid" | "lasting";

/** What became of one request: an answer for each entry, in the order of the entries, or a fault of the whole call. */
export type CallAnswer =
  | { readonly kind: "answered"; readonly entries: readonly EntryAnswer[] }
  | { readonly kind: "failed"; readonly fault: CallFault; readonly code: string; readonly message: string };

/**
 * The seam behind which the bus stands. An implementation sends one request once: resending, packing and order are the
 * scheduler's. It never rejects, and it answers soon after the signal aborts.
 */
export interface Publisher {
  putEvents(entries: readonly Entry[], signal: AbortSignal): Promise<CallAnswer>;
}
