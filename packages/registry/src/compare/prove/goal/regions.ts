import { NAME_REGIONS } from "../../limits.ts";
import type { Node } from "../../load/document.ts";
import { complement, intersection, languageOf, listed, type Language } from "../../pattern/language.ts";
import type { Group } from "../fact/members.ts";
import { know, type Knowledge, type Part } from "../knowledge.ts";
import { Unsupported } from "../unsupported.ts";

/** Names that neither schema lists and that match the same patterns: what is known of such a property, and what is wanted. */
export interface Region {
  readonly there: Knowledge;
  readonly targets: readonly Node[];
}

/**
 * Divides all names that are not listed into regions by the patterns of both sides. A region that no name falls into is
 * left out; where that cannot be told, it stays.
 */
export function regionsOf(
  groups: readonly Group<Part>[],
  wanted: Group,
  named: ReadonlySet<string>,
  allowed: Language | undefined,
): readonly Region[] {
  const patterns = [...new Set([...groups, wanted].flatMap(({ patterns: own }) => Array.from(own.keys())))];
  const outside = listed([...named]);
  const free = [allowed, outside && complement(outside)].filter((language) => language !== undefined);
  return inhabited(patterns, intersection(free)).map((matching) => ({
    there: know(groups.flatMap((group) => saidIn(group, matching))),
    targets: saidIn(wanted, matching),
  }));
}

/** What a group says of a name that matches these of the patterns and is not listed. */
function saidIn<T extends Part>({ patterns, others }: Group<T>, matching: ReadonlySet<string>): readonly T[] {
  const said = [...patterns].filter(([pattern]) => matching.has(pattern)).map(([, node]) => node);
  return said.length > 0 ? said : [others];
}

/** The sets of patterns that some name matches together, and no others; each pattern divides what is left. */
function inhabited(patterns: readonly string[], free: Language | undefined): readonly ReadonlySet<string>[] {
  let regions: readonly (readonly [ReadonlySet<string>, Language | undefined])[] = [[new Set(), free]];
  for (const source of patterns) {
    const language = languageOf({ source });
    regions = regions.flatMap(([matching, names]) => {
      const inside = [new Set(matching).add(source), both(names, language)] as const;
      const outside = [matching, both(names, language && complement(language))] as const;
      return [inside, outside].filter(([, left]) => left?.isEmpty !== true);
    });
    if (regions.length > NAME_REGIONS) throw new Unsupported("so many patterns of names that overlap");
  }
  return regions.map(([matching]) => matching);
}

/** What is in both languages; where that is too large to tell, in the first: a region may count as inhabited that is not. */
function both(names: Language | undefined, language: Language | undefined): Language | undefined {
  if (names === undefined || language === undefined) return names ?? language;
  return intersection([names, language]) ?? names;
}
