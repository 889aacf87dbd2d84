import type { Node } from "../../load/document.ts";
import { groupsOf, isNothing, memberCount, type Group } from "../fact/members.ts";
import { nameKnown } from "../fact/names.ts";
import { typesOf } from "../fact/types.ts";
import { fact, know, within, type Part } from "../knowledge.ts";
import type { Prover } from "../prover.ts";
import { asked, type Goal } from "./goal.ts";

const TEXT = fact({ type: "string" });

/** `propertyNames`: what is known of names fits, or only names that fit are let in. */
export const propertyNames: Goal = (known, goal, prover) => {
  if (asked(goal, "propertyNames") === undefined || !typesOf(known).possible.has("object")) return true;
  if (memberCount(known).most === 0) return true;
  const wanted = within(goal, "propertyNames");
  if (prover.attempt(() => prover.within(nameKnown(known), wanted))) return true;
  const closed = groupsOf(known).filter(({ others }) => isNothing(others));
  const holds = closed.some((group) => prover.attempt(() => letsIn(group, wanted, prover)));
  return holds || prover.miss(goal, "propertyNames", "a property may have another name");
};

function letsIn({ named, patterns }: Group<Part>, wanted: Node, prover: Prover): boolean {
  const declared = [...named].filter(([, node]) => !isNothing(node)).map(([name]) => name);
  return (
    declared.every((name) => wanted.document.acceptsAt(wanted, name)) &&
    [...patterns.keys()].every((pattern) => prover.within(know([TEXT, fact({ pattern })]), wanted))
  );
}
