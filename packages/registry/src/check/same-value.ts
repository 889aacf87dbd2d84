import { sameValuePlaces } from "../compare/load/throwing.ts";
import { isObject, type JsonObject } from "../json.ts";
import { valueAt } from "../value-at.ts";

/**
 * Pointers to all places of a bundled schema that are reached from one without a step down into the value; that place
 * itself is among them only where it comes back.
 */
export function reachedAtOneValue(root: JsonObject, pointer: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (at: string) => {
    const schema = valueAt(root, at);
    if (!isObject(schema)) return;
    for (const place of sameValuePlaces(schema, at)) {
      if (reached.has(place)) continue;
      reached.add(place);
      visit(place);
    }
  };
  visit(pointer);
  return reached;
}
