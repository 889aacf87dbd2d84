import { RegExpParser, visitRegExpAST } from "@eslint-community/regexpp";
import { step, isObject } from "../../json.ts";
import { visitSchemas } from "../../walk.ts";
import { shown, type Finding, type Rule } from "../rule.ts";

/** {@link Rule} `patterns-decidable`. */
export const patternsDecidable: Rule = {
  id: "patterns-decidable",
  purpose:
    "A pattern is a regular expression in the strict sense, so that whether one allows all that another allows can be decided.",
  mend: "Say it without looking ahead or behind, back-references and word boundaries.",
  example: {
    refused: `{ "properties": { "extra": { "type": "string", "pattern": "^(?!0)[0-9]{4}$", "description": "E." } } }`,
    accepted: `{ "properties": { "extra": { "type": "string", "pattern": "^[1-9][0-9]{3}$", "description": "E." } } }`,
  },
  check: ({ schema }) => {
    const findings: Finding[] = [];
    visitSchemas(schema, (inner, at) => {
      const { pattern, patternProperties } = inner;
      if (typeof pattern === "string") findings.push(...refuse(pattern, step(at, "pattern")));
      if (!isObject(patternProperties)) return;
      for (const name of Object.keys(patternProperties)) {
        findings.push(...refuse(name, step(step(at, "patternProperties"), name)));
      }
    });
    return findings;
  },
};

function refuse(pattern: string, pointer: string): readonly Finding[] {
  const what = undecidableIn(pattern);
  if (what === undefined) return [];
  return [
    {
      pointer,
      wanted: "a pattern without looking around, back-references and word boundaries",
      came: `${shown(pattern)}: ${what}`,
      mend: "Say it with characters, groups, alternatives and counts.",
    },
  ];
}

/** What in a pattern no finite automaton can follow, or why it is no pattern; undefined when all is well. */
function undecidableIn(pattern: string): string | undefined {
  let found: string | undefined;
  try {
    // Ajv compiles patterns with the flag u.
    visitRegExpAST(new RegExpParser().parsePattern(pattern, undefined, undefined, { unicode: true }), {
      onAssertionEnter: ({ kind, raw }) => {
        if (kind !== "start" && kind !== "end") found ??= raw;
      },
      onBackreferenceEnter: ({ raw }) => {
        found ??= raw;
      },
    });
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
  return found;
}
