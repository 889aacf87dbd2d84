import type { ChangeRule } from "../changes/change.ts";
import { keywordChange, sayOf } from "../changes/keyword-change.ts";
import { field, said } from "../changes/say.ts";

/** {@link ChangeRule} `pattern-changed`. */
export const patternChanged: ChangeRule = {
  id: "pattern-changed",
  purpose: "A text follows another pattern: what one lets through the other may refuse.",
  mend: "Leave the pattern, or widen it in a new major.",
  directions: ["forward", "backward"],
  find: (pair) => {
    const { old, now } = sayOf(pair, "pattern");
    if (said(old) === said(now)) return [];
    return [keywordChange(pair, "pattern", `${field(pair.data)}: pattern was ${said(old)} and is now ${said(now)}`)];
  },
};
