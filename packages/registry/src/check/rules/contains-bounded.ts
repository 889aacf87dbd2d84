import { visitSchemas } from "../../walk.ts";
import { shown, type Finding, type Rule } from "../rule.ts";

/** {@link Rule} `contains-bounded`. */
export const containsBounded: Rule = {
  id: "contains-bounded",
  purpose:
    "An array that must contain something says how short and how long it may be: Ajv 8 lets an empty one pass beside prefixItems, and the judge counts elements.",
  mend: "Add minItems (1 or more) and maxItems beside contains.",
  example: {
    refused: `{ "properties": { "extra": { "type": "array", "contains": { "const": 1 }, "description": "E." } } }`,
    accepted: `{ "properties": { "extra": { "type": "array", "contains": { "const": 1 }, "minItems": 1, "maxItems": 9, "description": "E." } } }`,
  },
  check: ({ schema }) => {
    const findings: Finding[] = [];
    visitSchemas(schema, (inner, at) => {
      if (!("contains" in inner)) return;
      for (const keyword of ["minItems", "maxItems"] as const) {
        if (typeof inner[keyword] === "number" && inner[keyword] > 0) continue;
        findings.push({
          pointer: `${at}/${keyword}`,
          wanted: `${keyword} of 1 or more beside contains`,
          came: shown(inner[keyword]),
          mend: `Add ${keyword}.`,
        });
      }
    });
    return findings;
  },
};
