import type { StreambridgeError } from "@streambridge/errors";
import type { DomainEvent } from "../envelope/event.ts";
import type { EventType } from "../generated/types.ts";

/** An event that its schema accepts, ready to be written by `writeDetail`. */
export interface SealedEvent<T extends EventType = EventType> extends DomainEvent<T> {
  readonly type: T;
  /** The domain's source, for the entry's `Source`. */
  readonly source: string;
}

/** One version that could not be sealed; the error says why. */
export interface SealFailure {
  readonly ok: false;
  readonly type: EventType;
  readonly error: StreambridgeError;
  /**
   * What was refused, and the version whose schemas refused it: a newer one than `type` where that one could not even be
   * begun with. For {@link explainFailure}; absent when nothing was made.
   */
  readonly refused?: { readonly type: EventType; readonly metadata: unknown; readonly data: unknown };
}

/** What became of one version of a draft. */
export type SealResult = { readonly ok: true; readonly event: SealedEvent } | SealFailure;
