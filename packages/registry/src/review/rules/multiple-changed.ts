import type { ChangeRule } from "../changes/change.ts";
import { keywordChange, sayOf } from "../changes/keyword-change.ts";
import { field, said } from "../changes/say.ts";

/** {@link ChangeRule} `multiple-changed`. */
export const multipleChanged: ChangeRule = {
  id: "multiple-changed",
  purpose: "Numbers come in other steps than before.",
  mend: "Leave multipleOf; carry finer or coarser numbers in a new property.",
  directions: ["forward", "backward"],
  find: (pair) => {
    const { old, now } = sayOf(pair, "multipleOf");
    if (said(old) === said(now)) return [];
    return [
      keywordChange(pair, "multipleOf", `${field(pair.data)}: multipleOf was ${said(old)} and is now ${said(now)}`),
    ];
  },
};
