import { isObject } from "../../../json.ts";
import type { Node } from "../../load/document.ts";
import { branches, fact, holding, know, within, type Knowledge, type Known } from "../knowledge.ts";
import { isNothing } from "./members.ts";
import { valuesOf } from "./values.ts";

/** What one schema says about the items of a list. */
export interface Elements {
  readonly first: readonly Node[];
  /** What every item after those must be. */
  readonly rest: Node;
}

const ANYTHING = fact({});

/** Keywords beside which it is not plain which items are left for `unevaluatedItems`. */
const UNCLEAR = ["contains", "allOf", "anyOf", "oneOf", "$ref", "if", "dependentSchemas"];

/** What each schema says about items. */
export function elementsIn(knowledge: Knowledge): readonly Elements[] {
  return knowledge.entries.filter(({ refused }) => refused !== true).flatMap(elementsOf);
}

/** What the schema of one node says about items; nothing for a schema that says nothing. */
export function elementsOf({ node }: Pick<Known, "node">): readonly Elements[] {
  if (!isObject(node.schema)) return [];
  const { schema } = node;
  const first = branches(node, "prefixItems");
  if (schema["items"] !== undefined) return [{ first, rest: within(node, "items") }];
  if (schema["unevaluatedItems"] !== undefined && unevaluatedIsPlain(node))
    return [{ first, rest: within(node, "unevaluatedItems") }];
  return first.length === 0 ? [] : [{ first, rest: ANYTHING }];
}

/** Whether `unevaluatedItems` means the items after `prefixItems`, and no others. */
export function unevaluatedIsPlain({ schema }: Node): boolean {
  return isObject(schema) && UNCLEAR.every((keyword) => schema[keyword] === undefined);
}

/** Everything that is known of the item at an index, should it be there. */
export function elementKnown(elements: readonly Elements[], index: number): Knowledge {
  return know(elements.map(({ first, rest }) => first[index] ?? rest));
}

/** The fewest and the most items that a list can have. */
export function elementCount(knowledge: Knowledge): { readonly least: number; readonly most: number } {
  const numbers = (keyword: string) => holding(knowledge, keyword).map(({ value }) => Number(value));
  const closed = elementsIn(knowledge).flatMap(({ first, rest }) => {
    const end = first.findIndex(isNothing);
    return end >= 0 ? [end] : isNothing(rest) ? [first.length] : [];
  });
  const most = Math.min(Infinity, ...numbers("maxItems"), ...closed, distinctMost(knowledge));
  return { least: Math.max(0, ...numbers("minItems")), most };
}

/** A list without repetitions has at most as many items as there are values for them. */
function distinctMost(knowledge: Knowledge): number {
  if (!holding(knowledge, "uniqueItems").some(({ value }) => value === true)) return Infinity;
  const elements = elementsIn(knowledge);
  if (elements.some(({ first }) => first.length > 0)) return Infinity;
  return valuesOf(elementKnown(elements, 0))?.length ?? Infinity;
}
