import type { Json } from "../../../json.ts";
import { COUNTED_INTEGERS } from "../../limits.ts";
import { listOf } from "../../load/reading.ts";
import { holding, type Knowledge } from "../knowledge.ts";
import { memberCount } from "./members.ts";
import { isEmptyRange, rangeOf } from "./range.ts";
import { typeOf, typesOf } from "./types.ts";

/**
 * All values that are left, where they are few enough to be gone through: those of an enum or a constant, `null` and the
 * booleans, whole numbers between near bounds, an object without properties. Undefined where there may be more. Ajv decides on each.
 */
export function valuesOf(knowledge: Knowledge): readonly Json[] | undefined {
  if (knowledge.impossible) return [];
  const listed = shortest([
    ...holding(knowledge, "enum").map(({ value }) => listOf(value)),
    ...holding(knowledge, "const").map(({ value }) => [value]),
  ]);
  const { possible } = typesOf(knowledge);
  return (listed ?? counted(knowledge))?.filter((value) => possible.has(typeOf(value)) && mayBe(value, knowledge));
}

/**
 * Whether Ajv accepts a value at every schema that is known to. Beside `contains` an empty list is given the benefit of
 * the doubt: Ajv 8.20 takes one in a loop when the list before it was fine, and never when it is asked alone.
 */
function mayBe(value: Json, knowledge: Knowledge): boolean {
  const doubtful = JSON.stringify(value).includes("[]");
  return knowledge.entries.every(({ node, refused }) => {
    if (doubtful && refused !== true && node.document.hasContains) return true;
    return node.document.acceptsAt(node, value) !== (refused === true);
  });
}

function shortest(lists: readonly (readonly Json[])[]): readonly Json[] | undefined {
  return [...lists].sort((one, other) => one.length - other.length)[0];
}

function counted(knowledge: Knowledge): readonly Json[] | undefined {
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
    } else if (type === "object" && memberCount(knowledge).most === 0) values.push({});
    else return undefined;
  }
  return values;
}
