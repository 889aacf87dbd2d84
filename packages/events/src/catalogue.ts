import { catalogue } from "./generated/catalogue.ts";
import type { EventName, EventType } from "./generated/types.ts";

/**
 * How far a version is in its life. `active`: readers may count on it; `deprecated`: it is still sent, and has a sunset;
 * `frozen`: it can no longer be made of the newer majors, so it is sent no more, although somebody may still want it;
 * `retired`: it is no longer sent and stays in the catalogue only for what lies in archives.
 */
export type Status = "active" | "deprecated" | "frozen" | "retired";

/** What the catalogue knows of one event type. */
export interface CatalogueEntry {
  readonly type: EventType;
  /** The event's name, without its major. */
  readonly name: EventName;
  readonly major: number;
  /** Whether it is the newest major of its name; translators speak only these. */
  readonly newest: boolean;
  readonly domain: string;
  /** The domain's source, which EventBridge entries carry as `Source`. */
  readonly source: string;
  /** The owning team. */
  readonly owner: string;
  /** Where the owning team is reached. */
  readonly contact: string;
  readonly status: Status;
  /** The day after which it is no longer sent, as `2027-11-30`; always there when deprecated. */
  readonly sunset?: string;
  readonly title: string;
  readonly description: string;
  /** The schema's `$id`. */
  readonly dataschema: string;
}

const byType = new Map<string, CatalogueEntry>(catalogue.map((entry) => [entry.type, entry]));

/** What the catalogue knows of an event type; undefined when it knows none of that name and major. */
export function entryOf(type: EventType): CatalogueEntry;
export function entryOf(type: string): CatalogueEntry | undefined;
export function entryOf(type: string): CatalogueEntry | undefined {
  return byType.get(type);
}

/** Tells an event type of the catalogue from any other text. */
export function isEventType(text: string): text is EventType {
  return byType.has(text);
}

/** The event types of one event name, newest major first. */
export function majorsOf(name: EventName): readonly CatalogueEntry[] {
  return catalogue.filter((entry) => entry.name === name).sort((one, other) => other.major - one.major);
}
