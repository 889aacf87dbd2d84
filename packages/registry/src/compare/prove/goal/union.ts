import { isObject } from "../../../json.ts";
import type { Node } from "../../load/document.ts";
import { also, branches, refusedBy, type Knowledge } from "../knowledge.ts";
import type { Prover } from "../prover.ts";
import { asked, type Goal } from "./goal.ts";

/** `anyOf`: one branch accepts everything that is known. Several that share it are found case by case. */
export const anyOf: Goal = (known, goal, prover) => {
  const all = branches(goal, "anyOf");
  if (all.length === 0 || all.some((branch) => prover.attempt(() => prover.within(known, branch)))) return true;
  return prover.miss(goal, "anyOf", "no branch is known to hold");
};

/** `oneOf`: one branch accepts everything that is known, and no other accepts any of it. */
export const oneOf: Goal = (known, goal, prover) => {
  const all = branches(goal, "oneOf");
  const holds = (branch: Node) =>
    prover.attempt(() => prover.within(known, branch)) &&
    all.every((other) => other === branch || prover.attempt(() => isDisjoint(known, other, prover)));
  return (
    all.length === 0 ||
    all.some(holds) ||
    prover.miss(goal, "oneOf", "no branch is known to be the only one that holds")
  );
};

/** `not`: nothing that is known can be what is refused. */
export const not: Goal = (known, goal, prover) => {
  const refused = asked(goal, "not");
  if (typeof refused !== "boolean" && !isObject(refused)) return true;
  const node = goal.document.at(`${goal.pointer}/not`);
  return (
    node === undefined ||
    isDisjoint(known, node, prover) ||
    prover.miss(goal, "not", "the value may be what is refused")
  );
};

/** `if`: where the condition may hold, `then` does; where it may not, `else` does. */
export const conditional: Goal = (known, goal, prover) => {
  const condition = goal.document.at(`${goal.pointer}/if`);
  if (condition === undefined || asked(goal, "if") === undefined) return true;
  const then = goal.document.at(`${goal.pointer}/then`);
  const otherwise = goal.document.at(`${goal.pointer}/else`);
  const met =
    then === undefined ||
    prover.attempt(() => isDisjoint(known, condition, prover)) ||
    prover.within(also(known, condition), then);
  if (!met) return false;
  return (
    otherwise === undefined ||
    prover.attempt(() => prover.within(known, condition)) ||
    prover.within(also(known, refusedBy(condition)), otherwise)
  );
};

function isDisjoint(known: Knowledge, node: Node, prover: Prover): boolean {
  return prover.isEmpty(also(known, node));
}
