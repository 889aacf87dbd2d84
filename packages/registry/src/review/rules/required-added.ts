import { step } from "../../json.ts";
import type { ChangeRule, Edit } from "../changes/change.ts";
import { keywordOf, propertiesOf, requiredOf } from "../changes/node.ts";
import { addRequired } from "../changes/removal.ts";
import { renamesIn } from "../changes/renames.ts";
import { field } from "../changes/say.ts";

/** {@link ChangeRule} `required-added`. */
export const requiredAdded: ChangeRule = {
  id: "required-added",
  purpose: "A property has become required, which events that were kept from before need not have.",
  mend: "Leave it optional, and say in its description what absence means.",
  directions: ["backward"],
  find: (pair) => {
    const before = requiredOf(pair.old);
    const declared = propertiesOf(pair.old);
    const renamed = new Set(renamesIn(pair).map(({ to }) => to));
    return [...requiredOf(pair.now)]
      .filter(([name]) => !before.has(name) && !renamed.has(name))
      .map(([name, list]) => {
        const property = propertiesOf(pair.now).get(name);
        const isNew = property !== undefined && !declared.has(name);
        const place = keywordOf(pair.old, "properties")?.pointer ?? step(pair.old.pointer, "properties");
        const declare: readonly Edit[] = isNew ? [{ pointer: step(place, name), value: property.schema }] : [];
        return {
          data: step(pair.data, name),
          old: isNew
            ? step(place, name)
            : (keywordOf(pair.old, "required")?.pointer ?? step(pair.old.pointer, "required")),
          now: isNew ? property.pointer : list.pointer,
          what: `${field(step(pair.data, name))} is ${isNew ? "new and required" : "required now"}`,
          edits: [...declare, ...addRequired(pair.old, name)],
        };
      });
  },
};
