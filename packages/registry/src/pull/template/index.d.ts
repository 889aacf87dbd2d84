// template: the declarations of index.js
import type { EventData, EventType } from "./types.js";
import type { EventMetadata } from "./types/metadata.js";

export type { EventData, EventType } from "./types.js";
export type { EventMetadata } from "./types/metadata.js";

/** An event of one type; `type` tells a union of them apart. */
export type Event<T extends EventType = EventType> = {
  readonly [K in T]: { readonly type: K; readonly metadata: EventMetadata; readonly data: EventData[K] };
}[T];

/**
 * Why nothing could be read. `unreadable`: no event, or one that its schema refuses. `unknown-type`: an event type that this
 * package was not made for. `claimed`: the data was too large to carry and lies where `metadata.dataref` says; give it to
 * {@link validateData}.
 */
export type Refused =
  | { readonly ok: false; readonly reason: "unreadable" | "unknown-type"; readonly problems: readonly string[] }
  | {
      readonly ok: false;
      readonly reason: "claimed";
      readonly problems: readonly string[];
      readonly metadata: EventMetadata;
    };

/** The event types that this package was made for. */
export declare const eventTypes: readonly EventType[];

/** Reads an event as EventBridge delivers it, or its `detail` alone. Never throws. */
export declare function readEvent(delivered: unknown): { readonly ok: true; readonly event: Event } | Refused;

/** Holds data that came another way against the schema of its type. Never throws. */
export declare function validateData<T extends EventType>(
  type: T,
  data: unknown,
): { readonly ok: true; readonly data: EventData[T] } | Refused;
