import type { Finding } from "./finding.ts";
import { againstOf, type PastVersion } from "./history.ts";
import { placeIn } from "./places.ts";

/** The rule of reviews about a branch that has something which is no schema; see {@link tellOfBase}. */
export const baseNoSchema = {
  id: "base-no-schema",
  purpose:
    "What a branch started from is no schema, so that no bridge was built from it and nothing is compared with it: it must not keep the branch that mends it from being merged.",
} as const;

/** Whether only what a branch started from has this version: no release does, and nobody named it. */
export function isBaseOnly({ revisions }: PastVersion): boolean {
  return revisions.every(({ kind }) => kind === "base");
}

/** Tells that nothing was compared with a version, and why. */
export function tellOfBase(old: PastVersion, digest: string, because: string): Finding {
  const { type, file } = old.event;
  const names = old.revisions.map(({ name }) => name).join(", ");
  return {
    rule: baseNoSchema.id,
    severity: "warning",
    eventType: type,
    sentence: `${type} is no schema in ${names}, and was not compared with it: ${because}.`,
    old: placeIn(old, ""),
    against: [againstOf(old)],
    digest,
    readers: [],
    mend: [`See for yourself that ${file} is what its readers were promised.`],
  };
}
