import { step } from "../../json.ts";
import type { ChangeRule } from "../changes/change.ts";
import { keywordOf, propertiesOf, requiredOf } from "../changes/node.ts";
import { renamesIn } from "../changes/renames.ts";
import { field } from "../changes/say.ts";

/** {@link ChangeRule} `property-added`. */
export const propertyAdded: ChangeRule = {
  id: "property-added",
  purpose:
    "A property is new and may be absent: harmless, unless the old schema was closed, or somebody sent that name undeclared.",
  mend: "Leave schemas open, and give the property a name that nobody used.",
  directions: ["forward", "backward"],
  find: (pair) => {
    const before = propertiesOf(pair.old);
    const renamed = new Set(renamesIn(pair).map(({ to }) => to));
    const required = requiredOf(pair.now);
    const place = keywordOf(pair.old, "properties")?.pointer ?? step(pair.old.pointer, "properties");
    return [...propertiesOf(pair.now)]
      .filter(([name]) => !before.has(name) && !renamed.has(name) && !required.has(name))
      .map(([name, property]) => ({
        data: step(pair.data, name),
        old: step(place, name),
        now: property.pointer,
        what: `${field(step(pair.data, name))} is new`,
        edits: [{ pointer: step(place, name), value: property.schema }],
      }));
  },
};
