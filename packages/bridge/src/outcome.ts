import type { StreambridgeError } from "@streambridge/errors";
import type { EventType, SealFailure } from "@streambridge/events";

/**
 * Why a change makes no event.
 *
 * - `no-translator`: no translator speaks for rows of this kind.
 * - `no-meaning`: its translator says that the change means nothing to the outside.
 * - `cause-only`: nothing but the writer's stamp changed.
 * - `before-since`: it is older than the time from which the bridge was told to publish.
 * - `not-published`: nobody reads any major of its events.
 * - `failed-softly`: its translation failed, and its translator says `skip`.
 */
export type IgnoredReason =
  | "no-translator"
  | "no-meaning"
  | "cause-only"
  | "before-since"
  | "not-published"
  | "failed-softly";

/** The step at which a record failed; `unseen`: an operator asked to set it aside before any. */
export type Stage = "unseen" | "decode" | "translate" | "seal" | "publish";

/** One thing that went wrong with a record. */
export interface Failure {
  readonly stage: Stage;
  readonly error: StreambridgeError;
  /** The event that it befell; absent when the record did not get so far. */
  readonly eventType?: EventType;
  /** What sealing refused; it can be explained field by field. */
  readonly refusal?: SealFailure;
}

/** A record's failures; the first one names the error of the whole. */
export type Failures = readonly [Failure, ...Failure[]];

/** How one record ends. Every record has exactly one of these. */
export type Outcome =
  /** `skipped`: failures that its translator does not mind; the events that they befell were not sent. */
  | { readonly kind: "published"; readonly skipped?: Failures }
  | { readonly kind: "ignored"; readonly reason: IgnoredReason; readonly skipped?: Failures }
  | { readonly kind: "parked"; readonly entity: string | undefined; readonly failures: Failures }
  /** Without an error: only because a record before it is retried, for the stream then delivers both again. */
  | { readonly kind: "retried"; readonly error?: StreambridgeError };
