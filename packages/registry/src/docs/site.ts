import type { Catalogue, CatalogueEvent } from "../catalogue/catalogue.ts";
import type { Reader } from "../readers/reader.ts";

/** What the site is made of. */
export interface Site {
  readonly title: string;
  readonly catalogue: Catalogue;
  /** With the fields that each reads. */
  readonly readers: readonly Reader[];
}

/** Where an event type has its page, from the site's root. */
export function eventHref(type: string): string {
  return `events/${encodeURIComponent(type)}.html`;
}

/** Where a reader has its page. */
export function readerHref(name: string): string {
  return `readers/${encodeURIComponent(name)}.html`;
}

/** The page of the metadata that every event carries. */
export const ENVELOPE_HREF = "envelope.html";

/** Who reads an event type. */
export function readersOf(site: Site, type: string): readonly Reader[] {
  return site.readers.filter(({ events }) => events.includes(type));
}

/** The majors of an event, oldest first. */
export function majorsOf(site: Site, { name, domain }: CatalogueEvent): readonly CatalogueEvent[] {
  return site.catalogue.events.filter((event) => event.name === name && event.domain === domain);
}
