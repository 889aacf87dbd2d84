import { fullFormats } from "ajv-formats/dist/formats.js";
import { visitSchemas } from "../../walk.ts";
import { shown, type Finding, type Rule } from "../rule.ts";

/** {@link Rule} `formats-known`. */
export const formatsKnown: Rule = {
  id: "formats-known",
  purpose: "A format is one that Ajv checks, and stands on a text: any other would promise what nobody looks at.",
  mend: "Use a format that Ajv knows, or a pattern.",
  example: {
    refused: `{ "properties": { "extra": { "type": "string", "format": "e-mail", "description": "E." } } }`,
    accepted: `{ "properties": { "extra": { "type": "string", "format": "email", "description": "E." } } }`,
  },
  check: ({ schema }) => {
    const findings: Finding[] = [];
    visitSchemas(schema, (inner, at) => {
      const { format } = inner;
      if (format === undefined || (typeof format === "string" && Object.hasOwn(fullFormats, format))) return;
      findings.push({
        pointer: `${at}/format`,
        wanted: `one of ${Object.keys(fullFormats).join(", ")}`,
        came: shown(format),
        mend: "Correct the format, or use a pattern.",
      });
    });
    return findings;
  },
};
