import type { JsonObject } from "../../json.ts";
import { changeRules } from "../rules/index.ts";
import type { RuledChange } from "./change.ts";
import { rootNode } from "./node.ts";
import { visitPairs } from "./pair.ts";

/**
 * Everything that two bundled schemas say differently, place by place. Nothing here knows whether a change breaks
 * anybody. A shape that is used in several places counts once, with all of them.
 */
export function changesBetween(old: JsonObject, now: JsonObject): readonly RuledChange[] {
  const found = new Map<string, RuledChange>();
  visitPairs({ old: rootNode(old), now: rootNode(now), data: "" }, (pair) => {
    for (const rule of changeRules) {
      for (const change of rule.find(pair)) {
        const key = JSON.stringify([rule.id, change.edits]);
        const known = found.get(key);
        found.set(key, known === undefined ? { ...change, rule, also: [] } : withPlace(known, change.data));
      }
    }
  });
  return [...found.values()];
}

function withPlace(change: RuledChange, data: string): RuledChange {
  const { also } = change;
  return data === change.data || also.includes(data) ? change : { ...change, also: [...also, data] };
}
