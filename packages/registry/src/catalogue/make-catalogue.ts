import type { Json } from "../json.ts";
import type { Reader } from "../readers/reader.ts";
import type { Domain, EventSchema, Registry } from "../registry.ts";
import { schemaDigest } from "../review/digest.ts";
import { bundle } from "../view/bundle.ts";
import {
  CATALOGUE_VERSION,
  type Catalogue,
  type CatalogueDomain,
  type CatalogueEvent,
  type CatalogueReader,
} from "./catalogue.ts";

/** Makes the catalogue of a registry and of everybody who reads. The same input always makes the same catalogue. */
export function makeCatalogue(registry: Registry, readers: readonly Reader[]): Catalogue {
  return {
    catalogueVersion: CATALOGUE_VERSION,
    metadata: registry.metadata.schema,
    domains: registry.domains.map(describeDomain),
    events: registry.domains.flatMap((domain) => domain.events.map((event) => describeEvent(domain, event))),
    readers: readers.map(describeReader),
  };
}

function describeDomain({ name, source, owner, contact, description }: Domain): CatalogueDomain {
  return { name, source, owner, contact, description };
}

function describeEvent(domain: Domain, event: EventSchema): CatalogueEvent {
  const { title, description, status, sunset } = event.schema;
  const schema = bundle(event.schema, domain.defs);
  return {
    type: event.type,
    name: event.name,
    major: event.major,
    domain: domain.name,
    title: textOf(title),
    description: textOf(description),
    status: textOf(status),
    ...(typeof sunset === "string" && { sunset }),
    schema,
    digest: schemaDigest(schema),
  };
}

function describeReader({ name, kind, owner, contact, events }: Reader): CatalogueReader {
  return { name, kind, owner, ...(contact !== undefined && { contact }), events };
}

/** What the rules of the registry have made sure of: it is a text. */
function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
