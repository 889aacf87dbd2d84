import { VIEWS } from "../../view/views.ts";
import type { Finding, Rule } from "../rule.ts";

/** {@link Rule} `compiles`. */
export const compiles: Rule = {
  id: "compiles",
  purpose: "Ajv compiles every schema in strict mode and in both views: a keyword that is misspelled decides nothing.",
  mend: "Correct the keyword that Ajv names.",
  example: {
    refused: `{ "properties": { "extra": { "minLength": 3, "description": "E." } } }`,
    accepted: `{ "properties": { "extra": { "type": "string", "minLength": 3, "description": "E." } } }`,
  },
  check: (subject) => {
    if (!subject.describesData) return [];
    return VIEWS.toReversed()
      .flatMap((view): readonly Finding[] => {
        try {
          subject.validator(view);
          return [];
        } catch (thrown) {
          return [{ pointer: "", wanted: `a schema that compiles (${view} view)`, ...whyNot(thrown) }];
        }
      })
      .slice(0, 1);
  },
};

function whyNot(thrown: unknown): Pick<Finding, "came" | "mend"> {
  // The code that Ajv makes overflows the parser's stack.
  if (thrown instanceof RangeError)
    return { came: "one that is too large for Ajv", mend: "Make it smaller, or two events of it." };
  return { came: thrown instanceof Error ? thrown.message : String(thrown), mend: "Correct the keyword." };
}
