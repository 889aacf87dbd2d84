import type { Alternative, Pattern } from "./compile.ts";
import type { JsonObject } from "./json.ts";
import { indexLeaves, waysTo, type Elements, type Leaves } from "./leaves.ts";

/** Whether an event (as `readJson` gives it) satisfies a pattern. A rule set does this faster for many patterns. */
export function matchPattern(pattern: Pattern, event: JsonObject): boolean {
  const paths = pattern.alternatives.flatMap((alternative) => alternative.map(({ path }) => path));
  const leaves = indexLeaves(event, waysTo(paths));
  return pattern.alternatives.some((alternative) => matchAlternative(alternative, leaves));
}

/**
 * Array consistency: two paths may not be satisfied by leaves from different elements of one array. The paths are taken
 * in order, each choosing a leaf that does not contradict the elements chosen so far; a dead end goes back one path.
 * `exists: false` holds where no such leaf is left, so it is judged within the elements that earlier paths chose.
 */
export function matchAlternative(alternative: Alternative, leaves: Leaves): boolean {
  const satisfyFrom = (index: number, chosen: Elements): boolean => {
    const rule = alternative[index];
    if (rule === undefined) return true;
    let usable = false;
    for (const leaf of leaves.get(rule.path) ?? []) {
      const elements = agree(chosen, leaf.elements);
      if (elements === undefined) continue;
      usable = true;
      if (rule.matchers.some(({ test }) => test(leaf.value)) && satisfyFrom(index + 1, elements)) return true;
    }
    return !usable && rule.matchers.some(({ absent }) => absent === true) && satisfyFrom(index + 1, chosen);
  };
  return satisfyFrom(0, new Map());
}

/** Both choices together, or undefined where they name different elements of one array. */
function agree(chosen: Elements, more: Elements): Elements | undefined {
  if (more.size === 0) return chosen;
  if (chosen.size === 0) return more;
  for (const [array, element] of more) {
    const before = chosen.get(array);
    if (before !== undefined && before !== element) return undefined;
  }
  return new Map([...chosen, ...more]);
}
