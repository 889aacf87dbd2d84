import type { Domain, EventSchema, Registry, SchemaFile } from "../registry.ts";
import type { Catalogue, CatalogueEvent } from "./catalogue.ts";

/** Some events of a catalogue as a registry, from which code can be generated. Only domains that have one are in it. */
export function toRegistry(catalogue: Catalogue, events: readonly CatalogueEvent[]): Registry {
  const domains = catalogue.domains.flatMap((domain): Domain[] => {
    const own = events.filter((event) => event.domain === domain.name).map(eventSchema);
    return own.length === 0 ? [] : [{ ...domain, events: own }];
  });
  return { metadata: schemaFile("metadata", catalogue.metadata), domains };
}

function eventSchema({ type, name, major, domain, schema }: CatalogueEvent): EventSchema {
  return { ...schemaFile(type, schema), domain, name, major, type };
}

function schemaFile(file: string, schema: SchemaFile["schema"]): SchemaFile {
  return { file, schema };
}
