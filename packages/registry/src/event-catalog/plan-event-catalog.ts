import { writeAsyncApi, type About } from "../async-api/document.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { FolderPlan } from "../out/write-folder.ts";
import { domainFiles } from "./domains.ts";
import { eventFiles } from "./events.ts";
import { publisherFiles, readerFiles } from "./services.ts";
import { teamFiles } from "./teams.ts";

/** The file in EventCatalog's folder that lists what came from here. */
export const EVENT_CATALOG_MANIFEST = "streambridge-eventcatalog.json";

/**
 * Makes the files of an EventCatalog project: domains, the publisher of each domain with the AsyncAPI document of the bus
 * as its specification, every event with all its majors, every reader, every owning team. They lie under names that say
 * where they come from, beside whatever else the project has.
 *
 * Source: EventCatalog's documentation, "Resources" (front matter of domains, services, events and teams).
 */
export function planEventCatalog(catalogue: Catalogue, about: About): FolderPlan {
  const asyncApi = `${JSON.stringify(writeAsyncApi(catalogue, about), undefined, 2)}\n`;
  return new Map([
    ...domainFiles(catalogue, about),
    ...publisherFiles(catalogue, about, asyncApi),
    ...eventFiles(catalogue),
    ...readerFiles(catalogue, about),
    ...teamFiles(catalogue),
  ]);
}
