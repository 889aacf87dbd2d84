import { step } from "../../json.ts";
import type { Edit } from "./change.ts";
import { keywordOf, propertiesOf, requiredOf, type Node } from "./node.ts";
import type { Pair } from "./pair.ts";

/** Places and edits of a property that the new schema no longer declares. */
export function removal(pair: Pair, name: string) {
  const property = propertiesOf(pair.old).get(name)?.pointer ?? pair.old.pointer;
  return {
    old: property,
    now: step(keywordOf(pair.now, "properties")?.pointer ?? pair.now.pointer, name),
    edits: [{ pointer: property }, ...dropRequired(pair.old, name)] satisfies readonly Edit[],
  };
}

/** Takes a name out of the list that requires it. */
export function dropRequired(node: Node, name: string): readonly Edit[] {
  const list = requiredOf(node).get(name);
  return list === undefined ? [] : [{ pointer: list.pointer, names: { drop: name } }];
}

/** Adds a name to the list that requires, or makes one. */
export function addRequired(node: Node, name: string): readonly Edit[] {
  return [{ pointer: keywordOf(node, "required")?.pointer ?? step(node.pointer, "required"), names: { add: name } }];
}
