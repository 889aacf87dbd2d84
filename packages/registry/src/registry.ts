import type { JsonObject } from "./json.ts";

/** One file of the registry that holds a JSON Schema. */
export interface SchemaFile {
  /** Path from the workspace's root. */
  readonly file: string;
  /** Its content, as it is written: references are not resolved, nothing is added. */
  readonly schema: JsonObject;
  /** The text it was read from, which knows lines and columns; absent when it was made in memory. */
  readonly text?: string;
}

/** The schema of one event and major version. */
export interface EventSchema extends SchemaFile {
  readonly domain: string;
  /** Event name without its major: `UserRegistered`. */
  readonly name: string;
  readonly major: number;
  /** Event type: `UserRegistered.v2`. */
  readonly type: string;
}

/** The owner of events: a folder under `schemas/` with a `domain.json`. */
export interface Domain {
  /** The folder's name. */
  readonly name: string;
  /** What EventBridge entries carry as `Source`. */
  readonly source: string;
  /** The owning team. */
  readonly owner: string;
  /** Where the owning team is reached. */
  readonly contact: string;
  readonly description: string;
  /** The text of its `domain.json`; absent when it was made in memory. */
  readonly text?: string;
  /** `defs.json`: shapes that the domain's events share. */
  readonly defs?: SchemaFile;
  /** By name, then by major, oldest first. */
  readonly events: readonly EventSchema[];
}

/** Everything under `schemas/`, as data. */
export interface Registry {
  readonly metadata: SchemaFile;
  /** By name. */
  readonly domains: readonly Domain[];
}

/** All event schemas of a registry, domain by domain. */
export function eventsOf(registry: Registry): readonly EventSchema[] {
  return registry.domains.flatMap((domain) => domain.events);
}
