import type { ChangeRule } from "../changes/change.ts";
import { branchChanges } from "../changes/unions.ts";

/** {@link ChangeRule} `union-branch-removed`. */
export const unionBranchRemoved: ChangeRule = {
  id: "union-branch-removed",
  purpose: "A union has lost a branch, and events that were kept from before are of it.",
  mend: "Keep the branch, and say in its description that it is no longer sent.",
  directions: ["forward", "backward"],
  find: (pair) => branchChanges(pair, "removed"),
};
