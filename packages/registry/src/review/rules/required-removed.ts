import { step } from "../../json.ts";
import type { ChangeRule } from "../changes/change.ts";
import { keywordOf, propertiesOf, requiredOf } from "../changes/node.ts";
import { dropRequired } from "../changes/removal.ts";
import { field } from "../changes/say.ts";

/** {@link ChangeRule} `required-removed`. */
export const requiredRemoved: ChangeRule = {
  id: "required-removed",
  purpose: "A property that readers could count on may now be absent.",
  mend: "Leave it required, and send it always.",
  directions: ["forward"],
  find: (pair) => {
    const needed = requiredOf(pair.now);
    const declared = propertiesOf(pair.now);
    return [...requiredOf(pair.old)]
      .filter(([name]) => !needed.has(name) && (declared.has(name) || !propertiesOf(pair.old).has(name)))
      .map(([name, list]) => ({
        data: step(pair.data, name),
        old: list.pointer,
        now: keywordOf(pair.now, "required")?.pointer ?? step(pair.now.pointer, "required"),
        what: `${field(step(pair.data, name))}, which was required, may now be absent`,
        edits: dropRequired(pair.old, name),
      }));
  },
};
