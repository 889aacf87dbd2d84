import type { ChangeRule } from "../changes/change.ts";
import { keywordChange, sayOf } from "../changes/keyword-change.ts";
import { field } from "../changes/say.ts";

const KEYWORDS = ["additionalProperties", "unevaluatedProperties", "items", "unevaluatedItems"] as const;

/** {@link ChangeRule} `opened`. */
export const opened: ChangeRule = {
  id: "opened",
  purpose: "What nobody declares may be sent where the old schema refused it or held it to a shape.",
  mend: "Leave it as it was in this major; the next one can be open.",
  directions: ["forward"],
  find: (pair) =>
    KEYWORDS.flatMap((keyword) => {
      const { old, now } = sayOf(pair, keyword);
      if (old === undefined || old === true || !(now === undefined || now === true || old === false) || old === now)
        return [];
      return [keywordChange(pair, keyword, `${field(pair.data)} takes what is not declared (${keyword})`)];
    }),
};
