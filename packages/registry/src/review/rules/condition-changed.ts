import type { ChangeRule } from "../changes/change.ts";
import { keywordChange, sayOf } from "../changes/keyword-change.ts";
import { field } from "../changes/say.ts";
import { canonical } from "../digest.ts";

/** Keywords that ask for something on a condition, or of names. */
const KEYWORDS = [
  "not",
  "if",
  "then",
  "else",
  "dependentRequired",
  "dependentSchemas",
  "dependencies",
  "propertyNames",
  "patternProperties",
  "contains",
  "prefixItems",
] as const;

/** {@link ChangeRule} `condition-changed`. */
export const conditionChanged: ChangeRule = {
  id: "condition-changed",
  purpose: "Something is asked for under another condition than before, or of other names or places.",
  mend: "Leave the condition as it was; say the new one in a new major.",
  directions: ["forward", "backward"],
  find: (pair) =>
    KEYWORDS.flatMap((keyword) => {
      const { old, now } = sayOf(pair, keyword);
      if (canonical(old ?? null) === canonical(now ?? null)) return [];
      return [keywordChange(pair, keyword, `${field(pair.data)}: ${keyword} says something else`)];
    }),
};
