import type { ChangeRule } from "../changes/change.ts";
import { branchChanges } from "../changes/unions.ts";

/** {@link ChangeRule} `union-branch-added`. */
export const unionBranchAdded: ChangeRule = {
  id: "union-branch-added",
  purpose:
    "A union has a further branch, for which readers have no case; in a oneOf that overlaps it also refuses what two branches match.",
  mend: "Put the further case into a new major, or an event of its own.",
  directions: ["forward", "backward"],
  find: (pair) => branchChanges(pair, "added"),
};
