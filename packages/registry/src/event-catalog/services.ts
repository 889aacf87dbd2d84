import type { About } from "../async-api/document.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { eventRef, page, teamId } from "./page.ts";

/** The file of a service that holds its AsyncAPI document. */
const SPECIFICATION = "asyncapi.json";

/** The id of the service that publishes a domain's events. */
export function publisherId(domain: string): string {
  return `${domain}-publisher`;
}

/** A service for each domain: the bridge, as far as it publishes this domain's events. It sends what somebody reads. */
export function publisherFiles(
  catalogue: Catalogue,
  { version }: About,
  asyncApi: string,
): readonly (readonly [string, string])[] {
  const wanted = new Set(catalogue.readers.flatMap(({ events }) => events));
  return catalogue.domains.flatMap(({ name, source, owner }) => {
    const id = publisherId(name);
    const events = catalogue.events.filter(({ domain, type }) => domain === name && wanted.has(type));
    const front = {
      id,
      name: `Publisher of ${name}`,
      version,
      summary: `The bridge publishes the events of ${name} as ${source}.`,
      owners: [teamId(owner)],
      sends: events.map(({ type }) => eventRef(type)),
      specifications: { asyncapiPath: SPECIFICATION },
    };
    return [
      [`services/${id}/index.mdx`, page(front, "<NodeGraph />")],
      [`services/${id}/${SPECIFICATION}`, asyncApi],
    ] as const;
  });
}

/** A service for each reader. */
export function readerFiles({ readers }: Catalogue, { version }: About): readonly (readonly [string, string])[] {
  return readers.map(({ name, kind, owner, events }) => {
    const where = kind === "external" ? "outside the repository of the bus" : "a subscription of the bus";
    const front = { id: name, name, version, summary: `Reads events: ${where}.`, owners: [teamId(owner)] };
    return [`services/${name}/index.mdx`, page({ ...front, receives: events.map(eventRef) }, "<NodeGraph />")] as const;
  });
}
