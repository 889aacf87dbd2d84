import { textsOf } from "../../load/reading.ts";
import { rangeOf } from "../fact/range.ts";
import { typesOf } from "../fact/types.ts";
import { asked, type Goal } from "./goal.ts";

/** `type`: every type that the value may still have is allowed. */
export const type: Goal = (known, goal, prover) => {
  const wanted = asked(goal, "type");
  if (wanted === undefined) return true;
  const allowed = textsOf(wanted);
  const { possible, whole } = typesOf(known);
  const isWhole = whole || rangeOf(known).factors.some(Number.isInteger);
  const extra = [...possible].filter((one) => {
    return !allowed.includes(one) && !(one === "number" && isWhole && allowed.includes("integer"));
  });
  return extra.length === 0 || prover.miss(goal, "type", `the value may be of type ${extra.join(" or ")}`);
};
