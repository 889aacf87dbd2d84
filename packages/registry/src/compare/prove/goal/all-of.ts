import { branches, targetOf } from "../knowledge.ts";
import { asked, type Goal } from "./goal.ts";

/** `$ref` and `allOf`: everything that the goal is made of must accept the value. */
export const allOf: Goal = (known, goal, prover) => {
  const reference = asked(goal, "$ref");
  if (typeof reference === "string" && !prover.within(known, targetOf(goal, reference))) return false;
  return branches(goal, "allOf").every((part) => prover.within(known, part));
};
