import type { JsonObject } from "../../json.ts";
import { changeRules } from "../rules/index.ts";
import type { RuledChange } from "./change.ts";
import { rootNode } from "./node.ts";
import { visitPairs } from "./pair.ts";

/**
 * Everything that two bundled schemas say differently, place by place. Nothing here knows whether a change breaks
 * anybody. A shape that is used in several places counts once.
 */
export function changesBetween(old: JsonObject, now: JsonObject): readonly RuledChange[] {
  const found = new Map<string, RuledChange>();
  visitPairs({ old: rootNode(old), now: rootNode(now), data: "" }, (pair) => {
    for (const rule of changeRules) {
      for (const change of rule.find(pair)) {
        const key = JSON.stringify([rule.id, change.edits]);
        if (!found.has(key)) found.set(key, { ...change, rule });
      }
    }
  });
  return [...found.values()];
}
