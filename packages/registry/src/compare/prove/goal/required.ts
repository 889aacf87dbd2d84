import { membersOf, textsOf } from "../../load/reading.ts";
import { groupsOf, memberCount, memberKnown, possibleNames, requiredIn } from "../fact/members.ts";
import { namesAllowed } from "../fact/names.ts";
import { typesOf } from "../fact/types.ts";
import { also, fact, holding, within, type Knowledge } from "../knowledge.ts";
import type { Prover } from "../prover.ts";
import { asked, type Goal } from "./goal.ts";

/** `required`: each name is known to be there. */
export const required: Goal = (known, goal, prover) => {
  const wanted = textsOf(asked(goal, "required"));
  if (wanted.length === 0 || !typesOf(known).possible.has("object")) return true;
  const there = requiredIn(known);
  const { least } = memberCount(known);
  const possible = possibleNames(groupsOf(known));
  // Where as many properties must be there as there can be, each is.
  if (possible !== undefined && least >= possible.length) return wanted.every((name) => possible.includes(name));
  const missing = wanted.find((name) => !there.has(name));
  return missing === undefined || prover.miss(goal, "required", `the property ${missing} may be absent`);
};

/** `minProperties` and `maxProperties`. */
export const propertyCount: Goal = (known, goal, prover) => {
  const [fewest, most] = [asked(goal, "minProperties"), asked(goal, "maxProperties")];
  if ((fewest === undefined && most === undefined) || !typesOf(known).possible.has("object")) return true;
  const count = memberCount(known);
  if (typeof fewest === "number" && count.least < fewest)
    return prover.miss(goal, "minProperties", "there may be fewer properties");
  return (
    typeof most !== "number" || count.most <= most || prover.miss(goal, "maxProperties", "there may be more properties")
  );
};

/** `dependentRequired`: where the property may be there, so are those that it needs. */
export const dependentRequired: Goal = (known, goal, prover) => {
  const lists = Object.entries(membersOf(asked(goal, "dependentRequired")));
  if (lists.length === 0 || !typesOf(known).possible.has("object")) return true;
  return lists.every(([name, needs]) => {
    const there = requiredIn(also(known, fact({ required: [name] })));
    const missing = textsOf(needs).find((need) => !there.has(need));
    if (missing === undefined || cannotBe(known, name, prover)) return true;
    return prover.miss(goal, "dependentRequired", `${missing} may be absent where ${name} is there`);
  });
};

/** `dependentSchemas`: where the property may be there, the object satisfies what it asks for. */
export const dependentSchemas: Goal = (known, goal, prover) => {
  const names = Object.keys(membersOf(asked(goal, "dependentSchemas")));
  if (names.length === 0 || !typesOf(known).possible.has("object")) return true;
  return names.every((name) => {
    if (cannotBe(known, name, prover)) return true;
    const called = holding(known, "dependentSchemas").flatMap(({ known: one, value }) =>
      membersOf(value)[name] === undefined ? [] : [within(one.node, "dependentSchemas", name)],
    );
    const there = also(known, ...called, fact({ type: "object", required: [name] }));
    return prover.within(there, within(goal, "dependentSchemas", name));
  });
};

/** Whether an object that is as known cannot have a property with this name. */
function cannotBe(known: Knowledge, name: string, prover: Prover): boolean {
  return !namesAllowed(known).admits(name) || prover.isEmpty(memberKnown(groupsOf(known), name));
}
