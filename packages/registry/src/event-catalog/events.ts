import type { Catalogue, CatalogueEvent } from "../catalogue/catalogue.ts";
import { page, teamId } from "./page.ts";

/** A page and a schema for each major of each event; EventCatalog keeps the older ones in a folder `versioned`. */
export function eventFiles(catalogue: Catalogue): readonly (readonly [string, string])[] {
  const byName = Map.groupBy(catalogue.events, ({ name }) => name);
  return [...byName.values()].flatMap((majors) =>
    majors.flatMap((event) => {
      const older = event === majors.at(-1) ? "" : `versioned/${event.major}/`;
      const folder = `events/${event.name}/${older}`;
      return [
        [`${folder}index.mdx`, page(frontOf(event, catalogue), BODY)],
        [`${folder}schema.json`, `${JSON.stringify(event.schema, undefined, 2)}\n`],
      ] as const;
    }),
  );
}

const BODY = '<NodeGraph />\n\n<SchemaViewer file="schema.json" title="data" />';

function frontOf({ name, major, title, description, domain, status, sunset }: CatalogueEvent, { domains }: Catalogue) {
  const until = sunset === undefined ? "" : `; it is last sent on ${sunset}`;
  const owner = domains.find((one) => one.name === domain)?.owner;
  return {
    id: name,
    name,
    version: String(major),
    summary: `${title}. ${description}`,
    schemaPath: "schema.json",
    owners: owner === undefined ? [] : [teamId(owner)],
    // Its `date` is the day from which an event is deprecated; the last day that it is sent is another one.
    deprecated: status === "active" ? undefined : { message: `This major is ${status}${until}.` },
  };
}
