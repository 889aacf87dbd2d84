import type { About } from "../async-api/document.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { page, teamId } from "./page.ts";
import { publisherId } from "./services.ts";

/** A page for each domain, with its publisher as its service. */
export function domainFiles({ domains }: Catalogue, { version }: About): readonly (readonly [string, string])[] {
  return domains.map((domain) => {
    const { name, description, owner } = domain;
    const front = { id: name, name, version, summary: description, owners: [teamId(owner)] };
    const services = [{ id: publisherId(name), version }];
    return [`domains/${name}/index.mdx`, page({ ...front, services }, "<NodeGraph />")] as const;
  });
}
