import { isObject } from "../../../json.ts";
import type { Node } from "../../load/document.ts";
import { membersOf } from "../../load/reading.ts";
import { surelyEvaluated } from "../fact/evaluated.ts";
import { groupsOf, memberCount, memberKnown, requiredIn, saidOf, type Group } from "../fact/members.ts";
import { namesAllowed } from "../fact/names.ts";
import { typesOf } from "../fact/types.ts";
import { also, branches, fact, holding, within, type Knowledge } from "../knowledge.ts";
import type { Prover } from "../prover.ts";
import { asked, type Goal } from "./goal.ts";
import { regionsOf } from "./regions.ts";

const ANYTHING = fact({});

/** `properties`, `patternProperties` and `additionalProperties`: whatever is known of each property fits. */
export const properties: Goal = (known, goal, prover) => {
  const keywords = ["properties", "patternProperties", "additionalProperties"];
  if (keywords.every((keyword) => asked(goal, keyword) === undefined)) return true;
  if (!typesOf(known).possible.has("object")) return true;
  return fits(known, goal, wantedBy(goal), prover);
};

/** `unevaluatedProperties`: whatever no other keyword of the goal speaks of fits. */
export const unevaluatedProperties: Goal = (known, goal, prover) => {
  if (asked(goal, "unevaluatedProperties") === undefined || !typesOf(known).possible.has("object")) return true;
  const evaluated = surelyEvaluated(goal, (node, keyword, index) => {
    return prover.attempt(() => prover.within(known, branches(node, keyword)[index] ?? node));
  });
  if (evaluated.all) return true;
  return fits(
    known,
    goal,
    {
      named: new Map([...evaluated.names].map((name) => [name, ANYTHING])),
      patterns: new Map([...evaluated.patterns].map((pattern) => [pattern, ANYTHING])),
      others: within(goal, "unevaluatedProperties"),
    },
    prover,
  );
};

function wantedBy(goal: Node): Group {
  const members = (keyword: string) => {
    const names = Object.keys(membersOf(isObject(goal.schema) ? goal.schema[keyword] : undefined));
    return new Map(names.map((name) => [name, within(goal, keyword, name)]));
  };
  const closed = asked(goal, "additionalProperties") !== undefined;
  return {
    named: members("properties"),
    patterns: members("patternProperties"),
    others: closed ? within(goal, "additionalProperties") : ANYTHING,
  };
}

/** The object where it has a property, with what depends on that. */
function present(known: Knowledge, name: string): Knowledge {
  return also(known, fact({ type: "object", required: [name] }));
}

/** Each name that either side knows by itself, then every kind of name that neither does. */
function fits(known: Knowledge, goal: Node, wanted: Group, prover: Prover): boolean {
  const groups = groupsOf(known);
  const required = requiredIn(known);
  const allowed = namesAllowed(known);
  const names = new Set([
    ...groups.flatMap(({ named }) => [...named.keys()]),
    ...wanted.named.keys(),
    ...required,
    ...(allowed.listed ?? []),
  ]);
  const { most } = memberCount(known);
  const possible = [...names].filter((name) => allowed.admits(name) && (most > required.size || required.has(name)));
  const depended = new Set(holding(known, "dependentSchemas").flatMap(({ value }) => Object.keys(membersOf(value))));
  const fit = possible.every((name) => {
    const object = depended.has(name) ? present(known, name) : known;
    if (object.impossible) return true;
    const there = memberKnown(object === known ? groups : groupsOf(object), name);
    return saidOf(wanted, name).every((node) => prover.inside(() => prover.within(there, node)));
  });
  if (!fit) return false;
  if (allowed.listed !== undefined || most <= required.size) return true;
  return regionsOf(groups, wanted, names, allowed.language).every(({ there, targets }) =>
    targets.every(
      (node) =>
        prover.inside(() => prover.within(there, node)) ||
        prover.miss(goal, "", "a property that neither schema names may not fit"),
    ),
  );
}
