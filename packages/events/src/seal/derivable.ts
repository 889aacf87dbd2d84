import type { CatalogueEntry } from "../catalogue.ts";

/**
 * The majors of an event that can be made: all of them, or those above the first that is frozen (rule 14), since each is
 * made from the next newer one.
 *
 * @param majors newest first.
 */
export function derivableOf(majors: readonly CatalogueEntry[]): readonly CatalogueEntry[] {
  const frozen = majors.findIndex(({ status }) => status === "frozen");
  return frozen === -1 ? majors : majors.slice(0, frozen);
}
