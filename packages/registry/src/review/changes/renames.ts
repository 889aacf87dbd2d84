import { isObject, type Json } from "../../json.ts";
import { strip } from "../../view/strip.ts";
import { canonical } from "../digest.ts";
import { RENAMED_LIKENESS } from "../limits.ts";
import { keywordOf, propertiesOf, requiredOf, typesOf, type Node } from "./node.ts";
import type { Pair } from "./pair.ts";

/** A property that is gone, and the new one that takes its place. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

/**
 * Pairs properties that are gone with new ones that are like them, the most alike first; each is taken once. Two are
 * alike by what they hold (type, constraints, words, whether they are required) and by their names.
 */
export function renamesIn({ old, now }: Pair): readonly Rename[] {
  const [before, after] = [propertiesOf(old), propertiesOf(now)];
  const gone = [...before].filter(([name]) => !after.has(name));
  const added = [...after].filter(([name]) => !before.has(name));
  const [needed, needs] = [requiredOf(old), requiredOf(now)];
  const pairs = gone.flatMap(([from, oldProperty]) =>
    added.map(([to, property]) => ({
      from,
      to,
      likeness: likeness(oldProperty, property, needed.has(from) === needs.has(to), from, to),
    })),
  );
  const taken = new Set<string>();
  return pairs
    .filter((pair) => pair.likeness >= RENAMED_LIKENESS)
    .sort((one, other) => other.likeness - one.likeness)
    .filter(({ from, to }) => {
      if (taken.has(`-${from}`) || taken.has(`+${to}`)) return false;
      taken.add(`-${from}`).add(`+${to}`);
      return true;
    });
}

/** From 0 (nothing in common) to 1 (only the name differs); 0 when the types differ. */
function likeness(old: Node, now: Node, sameNeed: boolean, from: string, to: string): number {
  if (canonical(typesOf(old)) !== canonical(typesOf(now))) return 0;
  const sameMeaning = canonical(meaningOf(old)) === canonical(meaningOf(now));
  const sameWords = sameText(old, now, "description");
  const content = (sameMeaning ? 0.2 : 0) + (sameWords ? 0.4 : 0) + (sameNeed ? 0.05 : 0);
  return Math.min(1, content + nameLikeness(from, to) / 2);
}

/** What a property means: of a reference its name, so that two shapes of equal content stay two. */
function meaningOf({ schema }: Node): Json {
  return strip(schema);
}

function sameText(old: Node, now: Node, keyword: string): boolean {
  const text = keywordOf(old, keyword)?.value;
  return typeof text === "string" && !isObject(text) && text === keywordOf(now, keyword)?.value;
}

/** From 0 to 1: which share of the longer name's pairs of letters the other has as well (Dice), case aside. */
function nameLikeness(one: string, other: string): number {
  const [a, b] = [letterPairs(one), letterPairs(other)];
  const common = a.filter((pair) => {
    const at = b.indexOf(pair);
    if (at >= 0) b.splice(at, 1);
    return at >= 0;
  }).length;
  const total = a.length + b.length + common;
  return total === 0 ? 0 : (2 * common) / total;
}

function letterPairs(name: string): string[] {
  const letters = name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_none, index) => letters.slice(index, index + 2));
}
