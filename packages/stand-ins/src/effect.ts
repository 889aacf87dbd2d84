/** The vendors that have a stand-in. */
export type VendorName = "algolia" | "slack" | "hubspot" | "ses";

/** One thing that a vendor was asked to do and did. */
export interface Effect {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly vendor: VendorName;
  /** The vendor's own word for it, such as `addObject` or `chat message`. */
  readonly action: string;
  /** What it was done to: an object id, a channel, an address. */
  readonly subject: string;
  /** One readable line for a screen: `index users: save 01J... Ada Lovelace`. */
  readonly summary: string;
  /** The request's body as the vendor read it. */
  readonly body: unknown;
}

/** A request that got an error for an answer, be it malformed or caught by {@link StandIn.fail}. */
export interface Refusal {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly vendor: VendorName;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** The vendor's sentence. */
  readonly reason: string;
}

/** An outage on order: every request is answered with this status, in the vendor's own words. */
export interface Failure {
  /** An HTTP status of 400 or more. */
  readonly status: number;
  /** Seconds for a `Retry-After` header. */
  readonly retryAfter?: number;
}

/** A running stand-in. */
export interface StandIn {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Effects so far, oldest first. */
  readonly received: readonly Effect[];
  /** Refused requests so far, oldest first. */
  readonly refused: readonly Refusal[];
  /** Calls `listener` for each new effect; the answer ends it. */
  onReceived(listener: (effect: Effect) => void): () => void;
  /** Fails every request from now on; `undefined` ends the outage. */
  fail(failure: Failure | undefined): void;
  /**
   * The first effect that satisfies `predicate`, past or future.
   * @throws StreambridgeError `FACT_MISSING` when none comes within `timeoutMs` (default 20,000).
   */
  waitFor(predicate: (effect: Effect) => boolean, timeoutMs?: number): Promise<Effect>;
  /** As `waitFor`, for refused requests. */
  waitForRefusal(predicate?: (refusal: Refusal) => boolean, timeoutMs?: number): Promise<Refusal>;
  stop(): Promise<void>;
}
