import type { Domain, EventSchema, Registry } from "../registry.ts";
import { HEADER } from "./header.ts";

/** Writes the catalogue: one entry for each event type, with what its schema and its domain say about it. */
export function writeCatalogue(registry: Registry): ReadonlyMap<string, string> {
  const entries = registry.domains.flatMap((domain) => domain.events.map((event) => describe(domain, event)));
  const text = [
    HEADER,
    'import type { CatalogueEntry } from "../catalogue.ts";\n\n',
    "/** Every event type that schemas/ knows, by domain, name and major. */\n",
    `export const catalogue: readonly CatalogueEntry[] = ${JSON.stringify(entries, undefined, 2)};\n`,
  ];
  return new Map([["catalogue.ts", text.join("")]]);
}

function describe(domain: Domain, event: EventSchema) {
  const { title, description, status, sunset, $id } = event.schema;
  return {
    type: event.type,
    name: event.name,
    major: event.major,
    newest: newestOf(domain, event.name) === event.major,
    domain: domain.name,
    source: domain.source,
    owner: domain.owner,
    contact: domain.contact,
    status,
    ...(sunset !== undefined && { sunset }),
    title,
    description,
    dataschema: $id,
  };
}

/** The newest major of an event. */
export function newestOf(domain: Domain, name: string): number {
  return Math.max(...domain.events.filter((event) => event.name === name).map((event) => event.major));
}
