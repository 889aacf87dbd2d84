import { step } from "../../json.ts";
import type { ChangeRule } from "../changes/change.ts";
import { propertiesOf, requiredOf } from "../changes/node.ts";
import { removal } from "../changes/removal.ts";
import { renamesIn } from "../changes/renames.ts";
import { field } from "../changes/say.ts";

/** {@link ChangeRule} `property-removed`. */
export const propertyRemoved: ChangeRule = {
  id: "property-removed",
  purpose: "A property is no longer declared, so that it is no longer sent, and readers that count on it fail.",
  mend: "Keep the property, mark it deprecated: true, and send it until nobody reads it.",
  directions: ["forward", "backward"],
  find: (pair) => {
    const there = propertiesOf(pair.now);
    const renamed = new Set(renamesIn(pair).map(({ from }) => from));
    const required = requiredOf(pair.old);
    return [...propertiesOf(pair.old).keys()]
      .filter((name) => !there.has(name) && !renamed.has(name))
      .map((name) => {
        const data = step(pair.data, name);
        const was = required.has(name) ? ", which was required," : "";
        return Object.assign({ data, what: `${field(data)}${was} is gone` }, removal(pair, name));
      });
  },
};
