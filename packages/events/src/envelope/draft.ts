import type { EventData, EventName, Newest } from "../generated/types.ts";
import type { Entity, Keys } from "./event.ts";

/** The newest event type of a name. */
export type NewestOf<Name extends EventName> = Newest[Name];

/** The newest event type of any name: what translators speak. */
export type NewestType = Newest[EventName];

interface DraftOf<T extends NewestType> {
  readonly type: T;
  /** Tells events of one type that come from one change apart; needed only when there are several. */
  readonly discriminator?: string;
  readonly entity: Readonly<Entity>;
  /** Scalars that rules may route on, beside type and entity. */
  readonly keys?: Keys;
  readonly data: EventData[T];
}

/**
 * What a translator returns: one event of the newest version, before it has metadata. Given several types it is the
 * union of their drafts, so that a field of the one beside the type of the other is a compile error.
 *
 * @example
 * const draft: Draft<"UserDeleted.v1"> = {
 *   type: "UserDeleted.v1",
 *   entity: { type: "user", id: "01J..." },
 *   data: { userId: "01J...", email: "ada@example.com", cause: "user", deletedAt: "2026-11-22T12:00:00.000Z" },
 * };
 */
export type Draft<T extends NewestType = NewestType> = { [One in T]: DraftOf<One> }[T];
