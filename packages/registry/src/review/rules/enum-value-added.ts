import type { ChangeRule } from "../changes/change.ts";
import { field, said } from "../changes/say.ts";
import { valueChanges } from "../changes/values.ts";

/** {@link ChangeRule} `enum-value-added`. */
export const enumValueAdded: ChangeRule = {
  id: "enum-value-added",
  purpose: "A value may be sent that was not in the list: readers that know the list have no branch for it.",
  mend: "Put the value into a new major, or a property of its own; a list that will grow is better a plain string.",
  directions: ["forward"],
  find: (pair) =>
    valueChanges(pair, ({ before, after }) => {
      if (before === undefined) return undefined;
      if (after === undefined)
        return `${field(pair.data)} may now be anything, not only ${before.map(said).join(", ")}`;
      const added = after.filter((value) => !before.some((other) => said(other) === said(value)));
      return added.length === 0 ? undefined : `${field(pair.data)} may now be ${added.map(said).join(", ")}`;
    }),
};
