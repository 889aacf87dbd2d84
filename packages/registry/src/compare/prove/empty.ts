import { EMPTINESS_DEPTH } from "../limits.ts";
import { casesOf } from "./cases.ts";
import { elementCount, elementKnown, elementsIn, everyItem } from "./fact/elements.ts";
import { groupsOf, memberCount, memberKnown, requiredIn } from "./fact/members.ts";
import { isEmptyRange, rangeOf } from "./fact/range.ts";
import { noTextLeft } from "./fact/texts.ts";
import { typesOf, type Type } from "./fact/types.ts";
import { valuesOf } from "./fact/values.ts";
import { also, holding, know, refusals, within, type Knowledge } from "./knowledge.ts";
import type { Prover } from "./prover.ts";

/** How far an intersection has been taken apart. */
interface Reach {
  /** Steps down into values and cases that are left. */
  readonly depth: number;
}

/** Whether no value at all can be as is known. True is a proof; false means that none was found. */
export function isEmpty(prover: Prover, knowledge: Knowledge, { depth }: Reach = { depth: EMPTINESS_DEPTH }): boolean {
  prover.spend();
  if (knowledge.impossible) return true;
  const { possible } = typesOf(knowledge);
  if ([...possible].every((type) => typeIsEmpty(prover, type, knowledge, depth))) return true;
  if (valuesOf(knowledge)?.length === 0) return true;
  if (depth <= 0) return false;
  if (refusals(knowledge).some((refused) => prover.attempt(() => prover.within(knowledge, refused)))) return true;
  return casesOf(knowledge).some((cases) => cases.every((one) => isEmpty(prover, one, { depth: depth - 2 })));
}

function typeIsEmpty(prover: Prover, type: Type, knowledge: Knowledge, depth: number): boolean {
  switch (type) {
    case "number":
      return isEmptyRange(rangeOf(knowledge));
    case "string":
      return noTextLeft(knowledge);
    case "object":
      return noObjectLeft(prover, knowledge, depth);
    case "array":
      return noArrayLeft(prover, knowledge, depth);
    default:
      return false;
  }
}

/** A required property that cannot be, or more properties than there may be. */
function noObjectLeft(prover: Prover, knowledge: Knowledge, depth: number): boolean {
  const { least, most } = memberCount(knowledge);
  if (least > most) return true;
  if (depth <= 0) return false;
  const groups = groupsOf(knowledge);
  const names = holding(knowledge, "propertyNames").map(({ known }) => within(known.node, "propertyNames"));
  return [...requiredIn(knowledge)].some(
    (name) =>
      names.some((allowed) => !allowed.document.acceptsAt(allowed, name)) ||
      isEmpty(prover, memberKnown(groups, name), { depth: depth - 1 }),
  );
}

/** An item that must be there and cannot be, or more items than there may be. */
function noArrayLeft(prover: Prover, knowledge: Knowledge, depth: number): boolean {
  const { least, most } = elementCount(knowledge);
  if (least > most) return true;
  if (depth <= 0 || least === 0) return false;
  const elements = elementsIn(knowledge);
  const told = Math.min(least, 1 + Math.max(0, ...elements.map(({ first }) => first.length)));
  const indices = Array.from({ length: told }, (_, index) => index);
  if (indices.some((index) => isEmpty(prover, elementKnown(elements, index), { depth: depth - 1 }))) return true;
  const wanted = holding(knowledge, "contains").filter(({ known }) => minContains(known.node) > 0);
  return wanted.some(({ known }) => {
    const contained = within(known.node, "contains");
    return (
      isEmpty(prover, know([contained]), { depth: depth - 1 }) ||
      everyItem(knowledge, (item) => isEmpty(prover, also(item, contained), { depth: depth - 1 }))
    );
  });
}

/** How many items `contains` asks for. */
function minContains({ schema }: { readonly schema: unknown }): number {
  const least = (schema as { readonly minContains?: unknown }).minContains;
  return typeof least === "number" ? least : 1;
}
