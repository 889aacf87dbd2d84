import { RegExpParser, visitRegExpAST } from "@eslint-community/regexpp";
import { visitSchemas } from "../../walk.ts";
import type { Finding, Rule } from "../rule.ts";

/** {@link Rule} `patterns-bounded`. */
export const patternsBounded: Rule = {
  id: "patterns-bounded",
  purpose:
    "A text whose pattern repeats without end has a maxLength: readers size their columns by it, and matching stays cheap.",
  mend: "Add a maxLength, or bound the repetition.",
  example: {
    refused: `{ "properties": { "extra": { "type": "string", "pattern": "^[a-z]+$", "description": "E." } } }`,
    accepted: `{ "properties": { "extra": { "type": "string", "pattern": "^[a-z]+$", "maxLength": 64, "description": "E." } } }`,
  },
  check: ({ schema }) => {
    const findings: Finding[] = [];
    visitSchemas(schema, (inner, at) => {
      const { type, pattern } = inner;
      if (type !== "string" || typeof pattern !== "string" || "maxLength" in inner || !repeats(pattern)) return;
      findings.push({
        pointer: `${at}/maxLength`,
        wanted: "a maxLength beside a pattern that repeats without end",
        came: "nothing",
        mend: "Add a maxLength, or bound the repetition as in {0,64}.",
      });
    });
    return findings;
  },
};

function repeats(pattern: string): boolean {
  let endless = false;
  try {
    visitRegExpAST(new RegExpParser().parsePattern(pattern, undefined, undefined, { unicode: true }), {
      onQuantifierEnter: ({ max }) => {
        endless ||= max === Infinity;
      },
    });
  } catch {
    // What is no pattern at all is said by patterns-decidable.
  }
  return endless;
}
