import { narrowedIn } from "../changes/bounds.ts";
import type { ChangeRule } from "../changes/change.ts";

/** {@link ChangeRule} `bound-narrowed`. */
export const boundNarrowed: ChangeRule = {
  id: "bound-narrowed",
  purpose: "A bound lets less through, and events that were kept from before may lie outside it.",
  mend: "Leave the bound in the schema, and hold new events to the narrower one where they are made.",
  directions: ["backward"],
  find: narrowedIn,
};
