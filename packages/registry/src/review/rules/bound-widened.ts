import { widenedIn } from "../changes/bounds.ts";
import type { ChangeRule } from "../changes/change.ts";

/** {@link ChangeRule} `bound-widened`. */
export const boundWidened: ChangeRule = {
  id: "bound-widened",
  purpose: "A bound lets more through than readers made room for: a column that is too short, a number too large.",
  mend: "Keep to the bound, or carry what is larger in a new property.",
  directions: ["forward"],
  find: widenedIn,
};
