import { isObject } from "../../json.ts";
import type { Node } from "../load/document.ts";
import { membersOf, textsOf } from "../load/reading.ts";
import { COUNTED_VALUES } from "../limits.ts";
import { groupsOf, memberKnown, requiredIn } from "./fact/members.ts";
import { reasonsToRefuse } from "./fact/refused.ts";
import { isOnly, typesOf } from "./fact/types.ts";
import { valuesOf } from "./fact/values.ts";
import {
  also,
  branches,
  cutAt,
  fact,
  holding,
  know,
  refusals,
  refusedAt,
  refusedBy,
  within,
  type Knowledge,
  type Known,
} from "./knowledge.ts";

/** Several sets of knowledge of which one holds, whichever value it is: what is shown for each is shown for all. */
export type Cases = readonly Knowledge[];

/** Every way in which what is known can be taken apart: a union into its branches, a condition into met and not met. */
export function casesOf(knowledge: Knowledge): readonly Cases[] {
  const unions = (["oneOf", "anyOf"] as const).flatMap((keyword) =>
    holding(knowledge, keyword).map(({ known }) => unionCases(knowledge, known, keyword)),
  );
  return [...unions, ...holding(knowledge, "if").map(({ known }) => conditionCases(knowledge, known))];
}

/** One case for each type that a value may have; none where that says nothing new. */
export function typeCases(knowledge: Knowledge): readonly Cases[] {
  const { possible } = typesOf(knowledge);
  if (possible.size < 2) return [];
  return [[...possible].map((type) => also(knowledge, fact({ type })))];
}

/** One case for each value of a required property that has only a few: what unions are usually told apart by. */
export function valueCases(knowledge: Knowledge): readonly Cases[] {
  const groups = groupsOf(knowledge);
  return [...requiredIn(knowledge)].flatMap((name) => {
    const values = valuesOf(memberKnown(groups, name));
    if (values === undefined || values.length < 2 || values.length > COUNTED_VALUES) return [];
    const pinned = values.map((value) => fact({ properties: { [name]: { const: value } }, required: [name] }));
    return [pinned.map((node) => also(knowledge, node))];
  });
}

/** Names whose presence is gone through, at most; each doubles the cases. */
const NAMES_TOLD = 6;

/** Whether an object has a property or not, for each name that the branches of a goal speak of. */
export function presenceCases(knowledge: Knowledge, goal: Node): readonly Cases[] {
  if (!isOnly(knowledge, "object")) return [];
  const required = requiredIn(knowledge);
  const spoken = branchesOf(goal).flatMap(({ schema }) => {
    const { required: names, properties } = membersOf(isObject(schema) ? schema : {});
    return textsOf(names).concat(Object.keys(membersOf(properties)));
  });
  const open = [...new Set(spoken)].filter((name) => !required.has(name)).slice(0, NAMES_TOLD);
  return open.map((name) => {
    const there = fact({ type: "object", required: [name] });
    return [also(knowledge, there), also(knowledge, refusedBy(there))];
  });
}

/** Whether a number lies on this or that side of a bound that the branches of a goal name. */
export function boundCases(knowledge: Knowledge, goal: Node): readonly Cases[] {
  if (!isOnly(knowledge, "number")) return [];
  const bounds = branchesOf(goal).flatMap(({ schema }) => {
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = membersOf(isObject(schema) ? schema : {});
    return [minimum, maximum, exclusiveMinimum, exclusiveMaximum].filter((bound) => typeof bound === "number");
  });
  return bounds.map((bound) => [
    also(knowledge, fact({ type: "number", maximum: bound })),
    also(knowledge, fact({ type: "number", exclusiveMinimum: bound })),
  ]);
}

/** Whether a branch of a goal holds or not: what is left over by one branch is for the others. */
export function branchCases(knowledge: Knowledge, goal: Node): readonly Cases[] {
  const all = [...branches(goal, "anyOf"), ...branches(goal, "oneOf")];
  if (all.length > BRANCHES_TOLD) return [];
  return all.map((branch) => [also(knowledge, branch), also(knowledge, refusedBy(branch))]);
}

/** Reasons for a refusal that are gone through, at most. */
const REASONS_TOLD = 4;

/** One case for each keyword for which a schema may be what refuses the value. */
export function reasonCases(knowledge: Knowledge): readonly Cases[] {
  const { possible, whole } = typesOf(knowledge);
  const [type] = possible.size === 1 ? possible : [];
  const spoken = type === "null" || type === "boolean" ? undefined : type;
  return refusals(knowledge).flatMap((node) => {
    const reasons = reasonsToRefuse(node, spoken, whole);
    if (reasons.length < 2 || reasons.length > REASONS_TOLD) return [];
    const told = knowledge.entries.some((known) => known.by !== undefined && known.node === node);
    return told ? [] : [reasons.map((keyword) => also(knowledge, refusedAt(node, keyword)))];
  });
}

function branchesOf(goal: Node): readonly Node[] {
  const condition = isObject(goal.schema) && goal.schema["if"] !== undefined ? [within(goal, "if")] : [];
  const all = [...branches(goal, "anyOf"), ...branches(goal, "oneOf"), ...condition];
  const refused = all.filter(({ schema }) => isObject(schema) && schema["not"] !== undefined);
  return [...all, ...refused.map((branch) => within(branch, "not"))];
}

/** Of `oneOf`, exactly one branch holds, so each case also knows that the others do not. */
function unionCases(knowledge: Knowledge, known: Known, keyword: "anyOf" | "oneOf"): Cases {
  const all = branches(known.node, keyword);
  if (keyword === "anyOf" && tellsEvaluated(known.node) && all.length <= BRANCHES_TOLD)
    return subsetCases(knowledge, known, all);
  return all.map((branch, index) => {
    const others = keyword === "oneOf" ? all.filter((other) => other !== branch).map(refusedBy) : [];
    return instead(knowledge, known, cutAt(known, keyword, index), branch, ...others);
  });
}

/** Branches of which every subset is gone through, at most. */
const BRANCHES_TOLD = 4;

/** Whether it matters which of several branches hold together: what they evaluate is added up. */
function tellsEvaluated({ schema }: Node): boolean {
  return isObject(schema) && schema["unevaluatedProperties"] !== undefined;
}

/** One case for each set of branches that hold, the others being refused; the set is kept as the bits of a number. */
function subsetCases(knowledge: Knowledge, known: Known, all: readonly Node[]): Cases {
  const sets = Array.from({ length: 2 ** all.length - 1 }, (_, index) => index + 1);
  return sets.map((set) => {
    const parts = all.map((branch, index) => ((set >> index) & 1 ? branch : refusedBy(branch)));
    return instead(knowledge, known, cutAt(known, "anyOf", set), ...parts);
  });
}

function conditionCases(knowledge: Knowledge, known: Known): Cases {
  const { node } = known;
  const condition = within(node, "if");
  const met = instead(knowledge, known, cutAt(known, "if", 0), condition, ...part(node, "then"));
  return [met, instead(knowledge, known, cutAt(known, "if", 1), refusedBy(condition), ...part(node, "else"))];
}

function part(node: Node, keyword: "then" | "else"): readonly Node[] {
  return isObject(node.schema) && node.schema[keyword] !== undefined ? [within(node, keyword)] : [];
}

function instead(knowledge: Knowledge, known: Known, ...parts: readonly (Known | Node)[]): Knowledge {
  return know([...knowledge.entries.filter((entry) => entry !== known), ...parts]);
}
