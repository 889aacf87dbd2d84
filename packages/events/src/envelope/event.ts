import type { EventData, EventType } from "../generated/types.ts";
import type { EventMetadata } from "../generated/types/metadata.ts";

/** What an event says about itself, as `schemas/metadata.json` describes it; its type is known to the compiler. */
export interface Metadata<T extends EventType = EventType> extends EventMetadata {
  type: T;
}

/** Why an event was sent. */
export type Reason = Metadata["reason"];

/** What an event is about. */
export type Entity = Metadata["entity"];

/** The few scalars that rules may route on. */
export type Keys = Readonly<Record<string, string | number | boolean>>;

/**
 * One event as its readers take it: metadata and whole data. {@link AnyEvent} is the union of all of them, which a
 * `switch` over `event.metadata.type` narrows.
 */
export interface DomainEvent<T extends EventType = EventType> {
  readonly metadata: Metadata<T>;
  readonly data: EventData[T];
}

/** An event of any type, told apart by `metadata.type`. */
export type AnyEvent = { [T in EventType]: DomainEvent<T> }[EventType];

/** One event as it travels: `data` is absent when `metadata.dataref` says where it lies. */
export interface WireEvent<T extends EventType = EventType> {
  readonly metadata: Metadata<T>;
  readonly data?: EventData[T];
}
