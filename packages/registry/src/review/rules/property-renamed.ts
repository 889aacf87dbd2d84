import { step } from "../../json.ts";
import type { ChangeRule } from "../changes/change.ts";
import { propertiesOf, requiredOf } from "../changes/node.ts";
import { removal, addRequired, dropRequired } from "../changes/removal.ts";
import { renamesIn } from "../changes/renames.ts";
import { field } from "../changes/say.ts";

/** {@link ChangeRule} `property-renamed`. */
export const propertyRenamed: ChangeRule = {
  id: "property-renamed",
  purpose: "A property goes by another name: to readers that is one that is gone and one that they never heard of.",
  mend: "Keep the old name and mark it deprecated: true; add the new one beside it and send both.",
  directions: ["forward", "backward"],
  find: (pair) =>
    renamesIn(pair).map(({ from, to }) => {
      const gone = removal(pair, from);
      const property = propertiesOf(pair.now).get(to);
      const data = step(pair.data, from);
      return {
        data,
        old: gone.old,
        now: property?.pointer ?? gone.now,
        what: `${field(data)} is now called \`${to}\``,
        edits: [
          ...gone.edits.slice(0, 1),
          ...(property === undefined ? [] : [{ pointer: siblingOf(gone.old, to), value: property.schema }]),
          ...dropRequired(pair.old, from),
          ...(requiredOf(pair.now).has(to) ? addRequired(pair.old, to) : []),
        ],
      };
    }),
};

/** The pointer of another member of the same object. */
function siblingOf(pointer: string, name: string): string {
  return step(pointer.slice(0, pointer.lastIndexOf("/")), name);
}
