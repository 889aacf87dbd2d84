import { isObject } from "../../../json.ts";
import type { Node } from "../../load/document.ts";
import { membersOf, textsOf } from "../../load/reading.ts";
import { fact, holding, know, refusedBy, within, type Knowledge, type Known, type Part } from "../knowledge.ts";
import { perhapsEvaluated } from "./evaluated.ts";
import { perKnowledge } from "../per-knowledge.ts";
import { refusedAs } from "./refused.ts";

/** What one schema says about the properties of an object. */
export interface Group<T extends Part = Node> {
  readonly named: ReadonlyMap<string, T>;
  readonly patterns: ReadonlyMap<string, T>;
  /** What every other property must be. */
  readonly others: T;
}

const ANYTHING = fact({});
const NOTHING = fact({ not: {} });

/** What each schema says about properties: its own keywords, what its `unevaluatedProperties` leaves, and what is refused. */
export const groupsOf = perKnowledge((knowledge): readonly Group<Part>[] => {
  const groups = knowledge.entries.filter(({ refused }) => refused !== true).flatMap(groupsIn);
  const absent = absentIn(knowledge).map((name) => alone(name, NOTHING));
  const wrong = wrongIn(knowledge).map(({ name, node }) => alone(name, refusedBy(node)));
  return [...groups, ...absent, ...wrong];
});

function alone(name: string, part: Part): Group<Part> {
  return { named: new Map([[name, part]]), patterns: new Map(), others: ANYTHING };
}

/** Everything that is known of the property with this name, should it be there. */
export function memberKnown(groups: readonly Group<Part>[], name: string): Knowledge {
  return know(groups.flatMap((group) => saidOf(group, name)));
}

/** What one group says of a name. */
export function saidOf<T extends Part>(group: Group<T>, name: string): readonly T[] {
  const own = group.named.get(name);
  const matching = [...group.patterns]
    .filter(([pattern]) => new RegExp(pattern, "u").test(name))
    .map(([, node]) => node);
  const said = own === undefined ? matching : [own, ...matching];
  return said.length > 0 ? said : [group.others];
}

/** Names of properties that must be there. */
export const requiredIn = perKnowledge((knowledge): ReadonlySet<string> => {
  const wrong = wrongIn(knowledge).map(({ name }) => name);
  const required = new Set([...holding(knowledge, "required").flatMap(({ value }) => textsOf(value)), ...wrong]);
  const dependents = holding(knowledge, "dependentRequired").flatMap(({ value }) => Object.entries(membersOf(value)));
  for (let before = -1; before < required.size;) {
    before = required.size;
    for (const [name, needs] of dependents)
      if (required.has(name)) for (const need of textsOf(needs)) required.add(need);
  }
  return required;
});

/** The fewest and the most properties that an object can have. */
export const memberCount = perKnowledge((knowledge): { readonly least: number; readonly most: number } => {
  const refused = refusedAs(knowledge, "object");
  const numbers = (keyword: string) => holding(knowledge, keyword).map(({ value }) => Number(value));
  const reasons = (keyword: string) =>
    refused.filter((one) => one.keyword === keyword).map(({ value }) => Number(value));
  const groups = groupsOf(knowledge);
  const unnamed = holding(knowledge, "propertyNames").some(({ known }) =>
    isNothing(within(known.node, "propertyNames")),
  );
  const possible = unnamed ? [] : possibleNames(groups);
  return {
    least: Math.max(requiredIn(knowledge).size, ...numbers("minProperties"), ...reasons("maxProperties").map(more)),
    most: Math.min(
      Infinity,
      ...numbers("maxProperties"),
      ...reasons("minProperties").map(less),
      possible?.length ?? Infinity,
    ),
  };
});

/** The names that properties can have, where only some can be there. */
export function possibleNames(groups: readonly Group<Part>[]): readonly string[] | undefined {
  const closed = groups.filter(({ others, patterns }) => isNothing(others) && patterns.size === 0);
  const mayBe = (name: string) => !groups.some((group) => saidOf(group, name).some(isNothing));
  const lists = closed.map(({ named: own }) => [...own.keys()].filter(mayBe));
  return lists.sort((one, other) => one.length - other.length)[0];
}

function more(count: number): number {
  return count + 1;
}

function less(count: number): number {
  return count - 1;
}

/** Whether a schema plainly accepts nothing. */
export function isNothing(part: Part): boolean {
  if ("id" in part) return false;
  const { schema } = part;
  return schema === false || (isObject(schema) && isObject(schema["not"]) && Object.keys(schema["not"]).length === 0);
}

function groupsIn(known: Known): readonly Group[] {
  const { node } = known;
  if (!isObject(node.schema)) return [];
  const { schema } = node;
  const own: Group = {
    named: named(node, "properties"),
    patterns: named(node, "patternProperties"),
    others: schema["additionalProperties"] === undefined ? ANYTHING : within(node, "additionalProperties"),
  };
  if (schema["unevaluatedProperties"] === undefined) return [own];
  const evaluated = perhapsEvaluated(known);
  if (evaluated.all) return [own];
  const left: Group = {
    named: new Map([...evaluated.names].map((name) => [name, ANYTHING])),
    patterns: new Map([...evaluated.patterns].map((pattern) => [pattern, ANYTHING])),
    others: within(node, "unevaluatedProperties"),
  };
  return [own, left];
}

function named(node: Node, keyword: string): ReadonlyMap<string, Node> {
  const members = isObject(node.schema) ? membersOf(node.schema[keyword]) : {};
  return new Map(Object.keys(members).map((name) => [name, within(node, keyword, name)]));
}

/** Names that cannot be there: an object that a schema with nothing but one required name refuses lacks that name. */
function absentIn(knowledge: Knowledge): readonly string[] {
  const refused = refusedAs(knowledge, "object").filter(({ keyword }) => keyword === "required");
  return refused.map(({ value }) => textsOf(value)).flatMap((names) => (names.length === 1 ? names : []));
}

/** Properties that must be there, and not as a schema wants them: an object that is refused for one property alone. */
function wrongIn(knowledge: Knowledge): readonly { readonly name: string; readonly node: Node }[] {
  const refused = refusedAs(knowledge, "object").filter(({ keyword }) => keyword === "properties");
  return refused.flatMap(({ node, value }) => {
    const [name, ...others] = Object.keys(membersOf(value));
    return name === undefined || others.length > 0 ? [] : [{ name, node: within(node, "properties", name) }];
  });
}
