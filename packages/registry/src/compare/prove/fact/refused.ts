import type { Json } from "../../../json.ts";
import type { Node } from "../../load/document.ts";
import { membersOf, textsOf } from "../../load/reading.ts";
import { refusals, type Knowledge } from "../knowledge.ts";
import { keywordsOf } from "../same.ts";

/** The keywords that speak of each type that has some. */
const KEYWORDS = {
  number: "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf",
  string: "minLength maxLength pattern",
  array: "items prefixItems unevaluatedItems contains minContains maxContains minItems maxItems uniqueItems",
  object:
    "properties patternProperties additionalProperties unevaluatedProperties propertyNames required minProperties maxProperties dependentRequired dependentSchemas",
} as const;

/** The one type that each of those keywords speaks of. */
const SPOKEN_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(KEYWORDS).flatMap(([type, keywords]) =>
    keywords.split(" ").map((keyword) => [keyword, type] as const),
  ),
);

/** A type that keywords speak of. */
export type SpokenOf = keyof typeof KEYWORDS;

/** A keyword that refuses a value. */
export interface Refused {
  readonly node: Node;
  readonly keyword: string;
  readonly value: Json;
}

/**
 * What refuses the value if it is of one type: of each schema that is known to refuse it, the one keyword that can be the
 * reason. A schema that could refuse it for several reasons says nothing here; see `refusalCases`.
 */
export function refusedAs(knowledge: Knowledge, type: SpokenOf, whole = false): readonly Refused[] {
  if (refusals(knowledge).length === 0 && knowledge.entries.every(({ by }) => by === undefined)) return [];
  const named = knowledge.entries.flatMap(({ node, by }) => (by === undefined ? [] : [reason(node, by)]));
  const only = refusals(knowledge).flatMap((node) => {
    const [keyword, ...others] = reasonsToRefuse(node, type, whole);
    return keyword === undefined || others.length > 0 ? [] : [reason(node, keyword)];
  });
  return [...named, ...only];
}

/** The keywords of a schema that can refuse a value of a type: those of other types cannot, nor does a `type` that allows it. */
export function reasonsToRefuse(node: Node, type: SpokenOf | undefined, whole: boolean): readonly string[] {
  const schema = membersOf(node.schema);
  const allowed = textsOf(schema["type"]);
  return keywordsOf(node).filter((keyword) => {
    if (type === undefined) return true;
    if (keyword === "type") return !(allowed.includes(type) || (whole && allowed.includes("integer")));
    const spokenOf = SPOKEN_OF.get(keyword);
    return spokenOf === undefined || spokenOf === type;
  });
}

function reason(node: Node, keyword: string): Refused {
  return { node, keyword, value: membersOf(node.schema)[keyword] ?? null };
}
