import { isObject } from "../../../json.ts";
import type { Node } from "../../load/document.ts";
import { membersOf, textsOf } from "../../load/reading.ts";
import { fact, holding, know, refusals, within, type Knowledge, type Known } from "../knowledge.ts";
import { perhapsEvaluated } from "./evaluated.ts";

/** What one schema says about the properties of an object. */
export interface Group {
  readonly named: ReadonlyMap<string, Node>;
  readonly patterns: ReadonlyMap<string, Node>;
  /** What every other property must be. */
  readonly others: Node;
}

const ANYTHING = fact({});
const NOTHING = fact({ not: {} });

/** What each schema says about properties: its own keywords, and what its `unevaluatedProperties` leaves. */
export function groupsOf(knowledge: Knowledge): readonly Group[] {
  const groups = knowledge.entries.filter(({ refused }) => refused !== true).flatMap(groupsIn);
  const absent = absentIn(knowledge);
  if (absent.length === 0) return groups;
  return [...groups, { named: new Map(absent.map((name) => [name, NOTHING])), patterns: new Map(), others: ANYTHING }];
}

/** Everything that is known of the property with this name, should it be there. */
export function memberKnown(groups: readonly Group[], name: string): Knowledge {
  return know(groups.flatMap((group) => saidOf(group, name)));
}

/** What one group says of a name. */
export function saidOf(group: Group, name: string): readonly Node[] {
  const own = group.named.get(name);
  const matching = [...group.patterns]
    .filter(([pattern]) => new RegExp(pattern, "u").test(name))
    .map(([, node]) => node);
  const said = own === undefined ? matching : [own, ...matching];
  return said.length > 0 ? said : [group.others];
}

/** Names of properties that must be there. */
export function requiredIn(knowledge: Knowledge): ReadonlySet<string> {
  const required = new Set(holding(knowledge, "required").flatMap(({ value }) => textsOf(value)));
  const dependents = holding(knowledge, "dependentRequired").flatMap(({ value }) => Object.entries(membersOf(value)));
  for (let before = -1; before < required.size;) {
    before = required.size;
    for (const [name, needs] of dependents)
      if (required.has(name)) for (const need of textsOf(needs)) required.add(need);
  }
  return required;
}

/** The fewest and the most properties that an object can have. */
export function memberCount(knowledge: Knowledge): { readonly least: number; readonly most: number } {
  const numbers = (keyword: string) => holding(knowledge, keyword).map(({ value }) => Number(value));
  const groups = groupsOf(knowledge);
  const closed = groups.filter(({ others, patterns }) => isNothing(others) && patterns.size === 0);
  const mayBe = (name: string) => !groups.some((group) => saidOf(group, name).some(isNothing));
  const sizes = closed.map((group) => [...group.named.keys()].filter(mayBe).length);
  return {
    least: Math.max(requiredIn(knowledge).size, ...numbers("minProperties")),
    most: Math.min(Infinity, ...numbers("maxProperties"), ...sizes),
  };
}

/** Whether a schema plainly accepts nothing. */
export function isNothing({ schema }: Node): boolean {
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
  return refusals(knowledge).flatMap(({ schema }) => {
    const { type, required, ...rest } = membersOf(isObject(schema) ? schema : {});
    const names = textsOf(required);
    const plain = Object.keys(rest).length === 0 && (type === undefined || type === "object");
    return plain && names.length === 1 ? names : [];
  });
}
