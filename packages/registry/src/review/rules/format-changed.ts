import type { ChangeRule } from "../changes/change.ts";
import { keywordChange, sayOf } from "../changes/keyword-change.ts";
import { field, said } from "../changes/say.ts";

/** {@link ChangeRule} `format-changed`. */
export const formatChanged: ChangeRule = {
  id: "format-changed",
  purpose: "A text has another format, and what reads the old one stumbles over it.",
  mend: "Leave the format; carry the other one in a new property beside it.",
  directions: ["forward", "backward"],
  find: (pair) => {
    const { old, now } = sayOf(pair, "format");
    if (said(old) === said(now)) return [];
    return [keywordChange(pair, "format", `${field(pair.data)}: format was ${said(old)} and is now ${said(now)}`)];
  },
};
