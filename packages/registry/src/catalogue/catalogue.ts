import type { JsonObject } from "../json.ts";

/** The number of this file format; what an older program cannot read has a higher one. */
export const CATALOGUE_VERSION = 1;

/**
 * Everything that people and machines outside this repository may want to know of the bus, in one JSON document: what
 * `streambridge schema catalogue` writes, `schema pull` and `schema announce` read.
 */
export interface Catalogue {
  readonly catalogueVersion: typeof CATALOGUE_VERSION;
  /** Schema of the metadata that every event carries. */
  readonly metadata: JsonObject;
  /** By name. */
  readonly domains: readonly CatalogueDomain[];
  /** By domain, name and major. */
  readonly events: readonly CatalogueEvent[];
  /** Who reads what: subscriptions first, then readers outside. */
  readonly readers: readonly CatalogueReader[];
}

/** The owner of events. */
export interface CatalogueDomain {
  readonly name: string;
  /** What EventBridge entries carry as `Source`. */
  readonly source: string;
  readonly owner: string;
  readonly contact: string;
  readonly description: string;
}

/** One event type. */
export interface CatalogueEvent {
  /** `UserRegistered.v2`: EventBridge's `detail-type`. */
  readonly type: string;
  readonly name: string;
  readonly major: number;
  readonly domain: string;
  readonly title: string;
  readonly description: string;
  readonly status: string;
  /** The last day it is sent, `YYYY-MM-DD`; with a status other than `active`. */
  readonly sunset?: string;
  /** Schema of `detail.data`, 2020-12, standing on its own: shared shapes lie in its `$defs`. */
  readonly schema: JsonObject;
  /** SHA-256 of the schema, whatever the order of its members, in hexadecimal; releases know schemas by the same. */
  readonly digest: string;
}

/** A reader of events. */
export interface CatalogueReader {
  readonly name: string;
  readonly kind: "subscription" | "external";
  readonly owner: string;
  readonly contact?: string;
  readonly events: readonly string[];
}
