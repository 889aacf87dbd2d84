import { NAME_PATTERNS } from "../../limits.ts";
import type { Node } from "../../load/document.ts";
import { complement, intersection, languageOf, listed, type Language } from "../../pattern/language.ts";
import type { Group } from "../fact/members.ts";
import { know, type Knowledge } from "../knowledge.ts";
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
  groups: readonly Group[],
  wanted: Group,
  named: ReadonlySet<string>,
  allowed: Language | undefined,
): readonly Region[] {
  const patterns = [...new Set([...groups, wanted].flatMap(({ patterns: own }) => Array.from(own.keys())))];
  if (patterns.length > NAME_PATTERNS) throw new Unsupported(`more than ${NAME_PATTERNS} patterns of names`);
  const outside = listed([...named]);
  const free = [allowed, outside && complement(outside)].filter((language) => language !== undefined);
  const inhabited = subsets(patterns).filter((matching) => isInhabited(patterns, matching, free));
  return inhabited.map((matching) => ({
    there: know(groups.flatMap((group) => saidIn(group, matching))),
    targets: saidIn(wanted, matching),
  }));
}

/** What a group says of a name that matches these of the patterns and is not listed. */
function saidIn({ patterns, others }: Group, matching: ReadonlySet<string>): readonly Node[] {
  const said = [...patterns].filter(([pattern]) => matching.has(pattern)).map(([, node]) => node);
  return said.length > 0 ? said : [others];
}

function isInhabited(patterns: readonly string[], matching: ReadonlySet<string>, free: readonly Language[]): boolean {
  const sides = patterns.map((source) => {
    const language = languageOf({ source });
    return language === undefined || matching.has(source) ? language : complement(language);
  });
  const all = intersection([...free, ...sides.filter((language) => language !== undefined)]);
  return all === undefined || !all.isEmpty;
}

function subsets(patterns: readonly string[]): readonly ReadonlySet<string>[] {
  const found: ReadonlySet<string>[] = [new Set()];
  for (const pattern of patterns) found.push(...found.map((set) => new Set(set).add(pattern)));
  return found;
}
