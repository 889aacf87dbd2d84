import { isObject } from "../../../json.ts";
import type { Node } from "../../load/document.ts";
import {
  elementCount,
  elementKnown,
  elementsIn,
  everyItem,
  ownElements,
  unevaluatedElements,
  type Elements,
} from "../fact/elements.ts";
import { typesOf } from "../fact/types.ts";
import { also, holding, know, within, type Knowledge } from "../knowledge.ts";
import type { Prover } from "../prover.ts";
import { emptyAtContains } from "../../load/contains.ts";
import { asked, type Goal } from "./goal.ts";

/** Items that are looked at one by one. */
const COUNTED = 60;

/** `minItems`, `maxItems` and `uniqueItems`. */
export const elementCounts: Goal = (known, goal, prover) => {
  if (!typesOf(known).possible.has("array")) return true;
  const { least } = elementCount(known);
  const most = mostItems(known, prover);
  const [fewest, greatest] = [asked(goal, "minItems"), asked(goal, "maxItems")];
  if (typeof fewest === "number" && least < fewest) return prover.miss(goal, "minItems", "there may be fewer items");
  if (typeof greatest === "number" && most > greatest) return prover.miss(goal, "maxItems", "there may be more items");
  if (asked(goal, "uniqueItems") !== true || most <= 1) return true;
  const unique = holding(known, "uniqueItems").some(({ value }) => value === true);
  return unique || areApart(known, most, prover) || prover.miss(goal, "uniqueItems", "an item may come twice");
};

/** Positions of a list that are told apart pair by pair, at most. */
const PAIRED = 6;

/** No two positions of a list can hold the same. */
function areApart(known: Knowledge, most: number, prover: Prover): boolean {
  if (most > PAIRED) return false;
  const there = elementsIn(known);
  const items = Array.from({ length: most }, (_, index) => elementKnown(there, index));
  return items.every((one, index) =>
    items.slice(index + 1).every((other) => prover.attempt(() => prover.isEmpty(also(one, ...other.entries)))),
  );
}

/** The most items that a list can have: where no item can be, none can follow. */
function mostItems(known: Knowledge, prover: Prover): number {
  const there = elementsIn(known);
  const { most } = elementCount(known);
  const told = Math.min(COUNTED, most, 1 + Math.max(0, ...there.map(({ first }) => first.length)));
  const end = Array.from({ length: told }, (_, index) => index).find((index) =>
    prover.attempt(() => prover.isEmpty(elementKnown(there, index))),
  );
  return end ?? most;
}

/** `prefixItems`, `items` and `unevaluatedItems`: whatever is known of each item fits. */
export const elements: Goal = (known, goal, prover) => {
  if (!typesOf(known).possible.has("array")) return true;
  const own = ownElements(goal);
  if (own !== undefined && !fits(known, own, prover)) return false;
  const left = unevaluatedElements(goal);
  if (left === "unclear") return prover.miss(goal, "unevaluatedItems", "the event decides which items are left for it");
  return left === undefined || fits(known, left, prover);
};

function fits(known: Knowledge, wanted: Elements, prover: Prover): boolean {
  const there = elementsIn(known);
  const { most } = elementCount(known);
  const told = Math.max(wanted.first.length, ...there.map(({ first }) => first.length));
  for (let index = 0; index < Math.min(told, most); index += 1) {
    const item = elementKnown(there, index);
    // Where no item can be, none can follow.
    if (prover.isEmpty(item)) return true;
    if (!prover.inside(() => prover.within(item, wanted.first[index] ?? wanted.rest))) return false;
  }
  return most <= told || prover.inside(() => prover.within(elementKnown(there, told), wanted.rest));
}

/** `contains` with its counts. */
export const contains: Goal = (known, goal, prover) => {
  if (asked(goal, "contains") === undefined || !typesOf(known).possible.has("array")) return true;
  const least = numberOr(asked(goal, "minContains"), 1);
  const most = numberOr(asked(goal, "maxContains"), Infinity);
  const wanted = within(goal, "contains");
  if (goal.document.throwing.has(wanted.pointer))
    return prover.miss(goal, "contains", "the validator may throw on an item");
  const count = elementCount(known);
  const enough = least === 0 || isEnough(known, goal, least, prover);
  if (!enough) return prover.miss(goal, "contains", "there may be too few items that it asks for");
  const fewEnough = count.most <= most || isFewEnough(known, wanted, most, prover);
  return fewEnough || prover.miss(goal, "maxContains", "there may be too many items that it asks for");
};

/** Enough items are known to fit, or what is known to be contained fits, which Ajv must ask of an empty list as well. */
function isEnough(known: Knowledge, goal: Node, least: number, prover: Prover): boolean {
  const wanted = within(goal, "contains");
  const told = elementCount(known).least > 0 || atEmpty(goal) === "accepted";
  const contained = holding(known, "contains").some(
    ({ known: { node } }) =>
      numberOr(asked(node, "minContains"), 1) >= least &&
      (told || atEmpty(node) === "refused") &&
      prover.attempt(() => prover.inside(() => prover.within(know([within(node, "contains")]), wanted))),
  );
  if (contained) return true;
  const there = elementsIn(known);
  const sure = Math.min(elementCount(known).least, COUNTED);
  const fitting = Array.from({ length: sure }, (_, index) => index).filter((index) =>
    prover.attempt(() => prover.inside(() => prover.within(elementKnown(there, index), wanted))),
  );
  return fitting.length >= least;
}

function atEmpty({ document: { root }, pointer }: Node): "refused" | "accepted" | "unclear" {
  return isObject(root) ? emptyAtContains(root, pointer) : "unclear";
}

/** No item can be what the goal counts; or whatever it counts, the known side counts too, and allows no more of it. */
function isFewEnough(known: Knowledge, wanted: Node, most: number, prover: Prover): boolean {
  if (everyItem(known, (item) => prover.attempt(() => prover.isEmpty(also(item, wanted))))) return true;
  return holding(known, "contains").some(
    ({ known: { node } }) =>
      isObject(node.schema) &&
      numberOr(node.schema["maxContains"], Infinity) <= most &&
      prover.attempt(() => prover.inside(() => prover.within(know([wanted]), within(node, "contains")))),
  );
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}
