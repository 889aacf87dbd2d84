import { isObject } from "../../../json.ts";
import type { Node } from "../../load/document.ts";
import { emptyAtContains } from "../../load/contains.ts";
import { membersOf } from "../../load/reading.ts";
import {
  branches,
  fact,
  holding,
  know,
  refusedBy,
  within,
  type Knowledge,
  type Known,
  type Part,
} from "../knowledge.ts";
import { evaluatedItems } from "./evaluated-items.ts";
import { isNothing } from "./members.ts";
import { refusedAs } from "./refused.ts";
import { valuesOf } from "./values.ts";

/** What one schema says about the items of a list. */
export interface Elements<T extends Part = Node> {
  readonly first: readonly T[];
  /** What every item after those must be. */
  readonly rest: T;
}

const ANYTHING = fact({});

/** What each schema says about items. */
export function elementsIn(knowledge: Knowledge): readonly Elements<Part>[] {
  const said = knowledge.entries.filter(({ refused }) => refused !== true).flatMap(elementsOf);
  return [...said, ...notContained(knowledge).map((rest) => ({ first: [], rest }))];
}

/** What no item can be: what is refused to be contained, or contained no time at all. */
function notContained(knowledge: Knowledge): readonly Known[] {
  const refused = refusedAs(knowledge, "array").filter(({ keyword }) => keyword === "contains");
  const never = holding(knowledge, "maxContains").filter(
    ({ known: { node }, value }) => value === 0 && membersOf(node.schema)["minContains"] === 0,
  );
  const nodes = [...refused.map(({ node }) => node), ...never.map(({ known }) => known.node)];
  return nodes
    .filter(({ schema }) => membersOf(schema)["contains"] !== undefined)
    .map((node) => refusedBy(within(node, "contains")));
}

function elementsOf({ node }: Known): readonly Elements[] {
  const own = ownElements(node);
  const left = unevaluatedElements(node);
  return [own, left === "unclear" ? undefined : left].filter((elements) => elements !== undefined);
}

/** What `prefixItems` and `items` say; undefined where they say nothing. */
export function ownElements(node: Node): Elements | undefined {
  const first = branches(node, "prefixItems");
  if (isObject(node.schema) && node.schema["items"] !== undefined) return { first, rest: within(node, "items") };
  return first.length === 0 ? undefined : { first, rest: ANYTHING };
}

/** What `unevaluatedItems` says; undefined where it says nothing. */
export function unevaluatedElements(node: Node): Elements | "unclear" | undefined {
  if (!isObject(node.schema) || node.schema["unevaluatedItems"] === undefined) return undefined;
  const evaluated = evaluatedItems(node);
  if (evaluated === undefined) return "unclear";
  if (evaluated === Infinity) return undefined;
  return { first: Array.from({ length: evaluated }, () => ANYTHING), rest: within(node, "unevaluatedItems") };
}

/** Everything that is known of the item at an index, should it be there. */
export function elementKnown(elements: readonly Elements<Part>[], index: number): Knowledge {
  return know(elements.map(({ first, rest }) => first[index] ?? rest));
}

/** The fewest and the most items that a list can have. */
export function elementCount(knowledge: Knowledge): { readonly least: number; readonly most: number } {
  const refused = refusedAs(knowledge, "array");
  const numbers = (keyword: string) => holding(knowledge, keyword).map(({ value }) => Number(value));
  const reasons = (keyword: string) =>
    refused.filter((one) => one.keyword === keyword).map(({ value }) => Number(value));
  const closed = elementsIn(knowledge).flatMap(({ first, rest }) => {
    const end = first.findIndex(isNothing);
    return end >= 0 ? [end] : isNothing(rest) ? [first.length] : [];
  });
  const atLeast = [
    ...numbers("minItems"),
    ...reasons("maxItems").map((most) => most + 1),
    ...containedLeast(knowledge),
  ];
  const atMost = [...numbers("maxItems"), ...reasons("minItems").map((least) => least - 1)];
  return { least: Math.max(0, ...atLeast), most: Math.min(Infinity, ...atMost, ...closed, distinctMost(knowledge)) };
}

/** As many items as must be contained are there; Ajv must be one that asks it of an empty list as well. */
function containedLeast(knowledge: Knowledge): readonly number[] {
  return holding(knowledge, "contains").flatMap(({ known: { node } }) => {
    const { root } = node.document;
    const least = membersOf(node.schema)["minContains"] ?? 1;
    const isAsked = isObject(root) && emptyAtContains(root, node.pointer) === "refused";
    return isAsked && typeof least === "number" ? [least] : [];
  });
}

/** A list without repetitions has at most as many items as there are values for them. */
function distinctMost(knowledge: Knowledge): number {
  if (!holding(knowledge, "uniqueItems").some(({ value }) => value === true)) return Infinity;
  const elements = elementsIn(knowledge);
  if (elements.some(({ first }) => first.length > 0)) return Infinity;
  return valuesOf(elementKnown(elements, 0))?.length ?? Infinity;
}

/** Whether something holds of what is known of the item at each position where one may be. */
export function everyItem(knowledge: Knowledge, holds: (item: Knowledge) => boolean): boolean {
  const elements = elementsIn(knowledge);
  const told = Math.max(0, ...elements.map(({ first }) => first.length));
  const positions = Math.min(told + 1, elementCount(knowledge).most);
  return Array.from({ length: positions }, (_, index) => elementKnown(elements, index)).every(holds);
}
