import type { ChangeRule } from "../changes/change.ts";
import { keywordChange, sayOf } from "../changes/keyword-change.ts";
import { field } from "../changes/say.ts";

const KEYWORDS = ["additionalProperties", "unevaluatedProperties", "items", "unevaluatedItems"] as const;

/** {@link ChangeRule} `closed`. */
export const closed: ChangeRule = {
  id: "closed",
  purpose:
    "What nobody declares is refused or held to a shape where it was allowed: readers should take what they do not know.",
  mend: "Leave the object open; what is published is closed without it.",
  directions: ["backward"],
  find: (pair) =>
    KEYWORDS.flatMap((keyword) => {
      const { old, now } = sayOf(pair, keyword);
      if (now === undefined || now === true || !(old === undefined || old === true || now === false) || old === now)
        return [];
      const what =
        now === false ? "no longer takes anything that is not declared" : "holds what is not declared to a shape";
      return [keywordChange(pair, keyword, `${field(pair.data)} ${what} (${keyword})`)];
    }),
};
