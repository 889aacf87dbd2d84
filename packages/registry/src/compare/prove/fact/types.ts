import type { Json } from "../../../json.ts";
import { listOf, membersOf, textsOf } from "../../load/reading.ts";
import { holding, refusals, type Knowledge } from "../knowledge.ts";
import { keywordsOf } from "../same.ts";
import { perKnowledge } from "../per-knowledge.ts";

/** The six kinds of JSON; a whole number is a number. */
export const TYPES = ["null", "boolean", "object", "array", "number", "string"] as const;

/** One of the six. */
export type Type = (typeof TYPES)[number];

/** Of what type a value may be. */
export interface Types {
  readonly possible: ReadonlySet<Type>;
  /** Whether a number must be a whole one. */
  readonly whole: boolean;
}

/** The types that are left by everything that is known. */
export const typesOf = perKnowledge((knowledge): Types => {
  const allowed = [
    ...holding(knowledge, "type").map(({ value }) =>
      textsOf(value).map((type) => (type === "integer" ? "number" : type)),
    ),
    ...holding(knowledge, "enum").map(({ value }) => listOf(value).map(typeOf)),
    ...holding(knowledge, "const").map(({ value }) => [typeOf(value)]),
  ];
  const refused = new Set(refusedTypes(knowledge));
  const possible = TYPES.filter(
    (type) => !refused.has(type) && allowed.every((types) => (types as readonly string[]).includes(type)),
  );
  return { possible: new Set(knowledge.impossible ? [] : possible), whole: isWhole(knowledge) };
});

/** Types that are refused whole. */
function refusedTypes(knowledge: Knowledge): readonly string[] {
  const named = knowledge.entries.filter(({ by }) => by === "type").map(({ node }) => node);
  const plain = refusals(knowledge).filter((node) => keywordsOf(node).join(" ") === "type");
  return [...named, ...plain].flatMap(({ schema }) => textsOf(membersOf(schema)["type"]));
}

/** The type of one value. */
export function typeOf(value: Json): Type {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as Type;
}

/** Whether nothing but values of one type is left. */
export function isOnly(knowledge: Knowledge, type: Type): boolean {
  const { possible } = typesOf(knowledge);
  return possible.size === 1 && possible.has(type);
}

function isWhole(knowledge: Knowledge): boolean {
  const typed = holding(knowledge, "type").map(({ value }) => textsOf(value));
  if (typed.some((types) => types.includes("integer") && !types.includes("number"))) return true;
  if (holding(knowledge, "multipleOf").some(({ value }) => Number.isInteger(value))) return true;
  return holding(knowledge, "format").some(({ value }) => value === "int32" || value === "int64");
}
