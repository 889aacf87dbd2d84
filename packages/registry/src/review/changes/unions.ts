import type { Change } from "./change.ts";
import { keywordChange, sayOf } from "./keyword-change.ts";
import { matchBranches, type Pair } from "./pair.ts";
import { field, said } from "./say.ts";

/** Branches of `anyOf` and `oneOf` that only one of both schemas has. */
export function branchChanges(pair: Pair, kind: "added" | "removed"): readonly Change[] {
  return ["anyOf", "oneOf"].flatMap((keyword) => {
    const { old, now } = sayOf(pair, keyword);
    if (old === undefined && now === undefined) return [];
    if (now === undefined || old === undefined) return wholeUnion(pair, keyword, kind, now === undefined);
    const branches = matchBranches(pair, keyword).flatMap((match) => {
      const branch = kind === "added" ? match.now : match.old;
      return branch !== undefined && (match.old === undefined || match.now === undefined) ? [branch] : [];
    });
    return branches.map((branch) => {
      const what = `${field(pair.data)}: ${keyword} ${WORDS[kind]} ${said(branch.schema)}`;
      const place = kind === "added" ? { now: branch.pointer } : { old: branch.pointer };
      return Object.assign(keywordChange(pair, keyword, what), place);
    });
  });
}

const WORDS = { added: "also allows", removed: "no longer allows" } as const;

/** A union that was put up or taken down as a whole counts once: as branches that came, or that went. */
function wholeUnion(pair: Pair, keyword: string, kind: "added" | "removed", isGone: boolean): readonly Change[] {
  if (isGone !== (kind === "removed")) return [];
  return [
    keywordChange(
      pair,
      keyword,
      `${field(pair.data)} ${isGone ? "is no longer" : "is now"} one of several (${keyword})`,
    ),
  ];
}
