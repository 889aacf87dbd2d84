import type { Catalogue } from "../catalogue/catalogue.ts";
import { page, teamId } from "./page.ts";

/** A page for each team that owns a domain or a reader, with its address where one of them says it. */
export function teamFiles({ domains, readers }: Catalogue): readonly (readonly [string, string])[] {
  const byOwner = Map.groupBy([...domains, ...readers], ({ owner }) => owner);
  return [...byOwner].map(([owner, owned]) => {
    const contact = owned.map((one) => one.contact).find((text) => text?.includes("@"));
    return [`teams/${teamId(owner)}.mdx`, page({ id: teamId(owner), name: owner, email: contact }, "")] as const;
  });
}
