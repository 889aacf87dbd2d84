import type { JsonObject } from "../json.ts";

/**
 * How much is known of a reader and a field. `reads`: its code was seen to read it. `may read`: it took all keys of what
 * holds the field, or has code that no run reached and that names it, or nobody looked. `not seen`: none of these. Only
 * the verdict on the schemas says that a change is safe.
 */
export type Word = "reads" | "may read" | "not seen";

/**
 * Where a field lies in an event: property names joined with dots, `[]` for the elements of an array, `*` for the values
 * of a map, as in `data.lines[].sku` and `metadata.keys.*`.
 */
export type FieldPath = string;

/** What was seen at one field. */
export interface FieldNote {
  /** The code that did it, from the consumer's folder, such as `src/mapping.ts`; empty for a reader outside. */
  readonly files: readonly string[];
  /** What was seen, such as "takes all keys"; where code was seen to name the field, nothing. */
  readonly because?: string;
}

/** What a reader does with the fields of one event type. A field in neither map was not seen. */
export interface FieldsRead {
  readonly reads: Readonly<Record<FieldPath, FieldNote>>;
  readonly mayRead: Readonly<Record<FieldPath, FieldNote>>;
}

/** A reader of events: a subscription of this repository, or a reader outside that registered by a file. */
export interface Reader {
  readonly name: string;
  readonly kind: "subscription" | "external";
  /** The owning team. */
  readonly owner: string;
  /** Where the owning team is reached; a subscription says only who it is. */
  readonly contact?: string;
  /** The file that registers it, from the workspace's root. */
  readonly file: string;
  /** The event types it wants. */
  readonly events: readonly string[];
  /** By event type; an event type that is not there was never looked at. */
  readonly fields: Readonly<Record<string, FieldsRead>>;
  /** External readers only: the pattern of the rule that they put on the bus themselves. */
  readonly pattern?: JsonObject;
}

/** Everybody who reads, as a workspace says. */
export interface Readers {
  /** The workspace's root, where the readers' code lies. */
  readonly root: string;
  /** Subscriptions first, then readers outside, each by name. */
  readonly readers: readonly Reader[];
}
