import { visitSchemas } from "../../walk.ts";
import type { Finding, Rule } from "../rule.ts";

/** {@link Rule} `open`. */
export const open: Rule = {
  id: "open",
  purpose:
    "Objects are open as written: readers must take what they do not know, and the strict view closes by itself.",
  mend: "Remove the keyword; what is published is closed without it.",
  example: {
    refused: `{ "additionalProperties": false }`,
    accepted: `{ "additionalProperties": { "type": "string" } }`,
  },
  check: ({ schema }) => {
    const findings: Finding[] = [];
    visitSchemas(schema, (inner, at) => {
      for (const keyword of ["additionalProperties", "unevaluatedProperties"]) {
        if (inner[keyword] !== false) continue;
        findings.push({
          pointer: `${at}/${keyword}`,
          wanted: "an open object",
          came: "false",
          mend: `Remove ${keyword}; what is published is closed without it.`,
        });
      }
    });
    return findings;
  },
};
