import type { Json, JsonObject } from "../../../json.ts";
import { COUNTED_INTEGERS, COUNTED_VALUES } from "../../limits.ts";
import { listOf } from "../../load/reading.ts";
import { holding, type Knowledge } from "../knowledge.ts";
import { intersection, wordsIn } from "../../pattern/language.ts";
import { elementCount, elementKnown, elementsIn } from "./elements.ts";
import { groupsOf, isNothing, memberCount, memberKnown, requiredIn } from "./members.ts";
import { isEmptyRange, rangeOf } from "./range.ts";
import { languagesOf, textsKnown } from "./texts.ts";
import { typeOf, typesOf } from "./types.ts";

/**
 * All values that are left, where they are few enough to be gone through: those of an enum or a constant, `null` and the
 * booleans, whole numbers between near bounds, strings of a small language, and lists and objects that are made of those.
 * Undefined where there may be more. Ajv decides on each.
 */
export function valuesOf(knowledge: Knowledge, depth = COUNTED_DEPTH): readonly Json[] | undefined {
  if (knowledge.impossible) return [];
  const listed = shortest([
    ...holding(knowledge, "enum").map(({ value }) => listOf(value)),
    ...holding(knowledge, "const").map(({ value }) => [value]),
  ]);
  const { possible } = typesOf(knowledge);
  return (listed ?? counted(knowledge, depth))?.filter(
    (value) => possible.has(typeOf(value)) && mayBe(value, knowledge),
  );
}

/**
 * Whether Ajv accepts a value at every schema that is known to. Beside `contains` an empty list is given the benefit of
 * the doubt: Ajv 8.20 takes one in a loop when the list before it was fine, and never when it is asked alone.
 */
function mayBe(value: Json, knowledge: Knowledge): boolean {
  const doubtful = JSON.stringify(value).includes("[]");
  return knowledge.entries.every(({ node, refused, by }) => {
    if (by !== undefined) return true;
    if (doubtful && refused !== true && node.document.hasContains) return true;
    return node.document.acceptsAt(node, value) !== (refused === true);
  });
}

function shortest(lists: readonly (readonly Json[])[]): readonly Json[] | undefined {
  return [...lists].sort((one, other) => one.length - other.length)[0];
}

function counted(knowledge: Knowledge, depth: number): readonly Json[] | undefined {
  const { possible, whole } = typesOf(knowledge);
  const values: Json[] = [];
  for (const type of possible) {
    if (type === "null") values.push(null);
    else if (type === "boolean") values.push(true, false);
    else if (type === "number") {
      const range = rangeOf(knowledge);
      if (isEmptyRange(range)) continue;
      if (!whole && range.least !== range.most) return undefined;
      if (!(range.most - range.least < COUNTED_INTEGERS)) return undefined;
      for (let number = range.least; number <= range.most; number += 1) values.push(number);
    } else {
      const few = FEW[type](knowledge, depth - 1);
      if (few === undefined) return undefined;
      values.push(...few);
    }
  }
  return values;
}

/** The strings of a small language. */
function fewTexts(knowledge: Knowledge): readonly Json[] | undefined {
  const texts = textsKnown(knowledge);
  if (texts.most === 0) return [""];
  if (texts.patterns.length + texts.formats.length === 0) return undefined;
  const all = intersection(languagesOf(texts));
  return all === undefined ? undefined : wordsIn(all, COUNTED_VALUES);
}

/** Lists of every length that may be, filled in every way that may be. */
function fewLists(knowledge: Knowledge, depth: number): readonly Json[] | undefined {
  const { least, most } = elementCount(knowledge);
  if (most > COUNTED_PARTS || (depth < 0 && most > 0)) return undefined;
  const elements = elementsIn(knowledge);
  let lists: readonly (readonly Json[])[] = [[]];
  const all: Json[] = least === 0 ? [[]] : [];
  for (let index = 0; index < most; index += 1) {
    const items = valuesOf(elementKnown(elements, index), depth);
    if (items === undefined || lists.length * items.length > COUNTED_VALUES) return undefined;
    lists = lists.flatMap((list) => items.map((item) => list.concat([item])));
    if (index + 1 >= least) all.push(...lists);
  }
  return all;
}

/** Objects with each property there or not, in every way that may be; only where no other property can be there. */
function fewObjects(knowledge: Knowledge, depth: number): readonly Json[] | undefined {
  const { most } = memberCount(knowledge);
  if (most === 0) return [{}];
  if (depth < 0) return undefined;
  const groups = groupsOf(knowledge);
  const closed = groups.find(({ others, patterns }) => isNothing(others) && patterns.size === 0);
  if (closed === undefined || closed.named.size > COUNTED_PARTS) return undefined;
  const required = requiredIn(knowledge);
  let objects: readonly Json[] = [{}];
  for (const name of closed.named.keys()) {
    const values = valuesOf(memberKnown(groups, name), depth);
    if (values === undefined || objects.length * (values.length + 1) > COUNTED_VALUES) return undefined;
    const without = required.has(name) ? [] : objects;
    objects = without.concat(objects.flatMap((object) => values.map((value) => withMember(object, name, value))));
  }
  return objects;
}

function withMember(object: Json, name: string, value: Json): Json {
  return { ...(object as JsonObject), [name]: value };
}

/** Items of a list, or properties of an object, of which every combination is gone through. */
const COUNTED_PARTS = 4;

/** Lists and objects inside each other that are gone through. */
const COUNTED_DEPTH = 2;

const FEW = { string: fewTexts, array: fewLists, object: fewObjects };
