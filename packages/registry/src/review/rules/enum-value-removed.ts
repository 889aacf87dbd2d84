import type { ChangeRule } from "../changes/change.ts";
import { field, said } from "../changes/say.ts";
import { valueChanges } from "../changes/values.ts";

/** {@link ChangeRule} `enum-value-removed`. */
export const enumValueRemoved: ChangeRule = {
  id: "enum-value-removed",
  purpose: "A value is no longer in the list, and events that were kept from before carry it.",
  mend: "Keep the value in the list, and say in the description that it is no longer sent.",
  directions: ["backward"],
  find: (pair) =>
    valueChanges(pair, ({ before, after }) => {
      if (after === undefined) return undefined;
      if (before === undefined) return `${field(pair.data)} may now only be ${after.map(said).join(", ")}`;
      const removed = before.filter((value) => !after.some((other) => said(other) === said(value)));
      return removed.length === 0 ? undefined : `${field(pair.data)} may no longer be ${removed.map(said).join(", ")}`;
    }),
};
