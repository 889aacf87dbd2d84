import { bundle } from "../../view/bundle.ts";
import { visitSchemas } from "../../walk.ts";
import { reachedAtOneValue } from "../same-value.ts";
import type { Finding, Rule } from "../rule.ts";

/** {@link Rule} `recursion-descends`. */
export const recursionDescends: Rule = {
  id: "recursion-descends",
  purpose:
    "A shape refers to itself only from inside a property or an item: at one value the validator would ask the same question for ever.",
  mend: "Take the reference out, or move it to a property or an item.",
  example: {
    refused: `{ "$defs": { "Part": { "title": "Part", "description": "P.", "anyOf": [{ "$ref": "#/$defs/Part" }, { "type": "string" }] } } }`,
    accepted: `{ "$defs": { "Part": { "title": "Part", "description": "P.", "type": "array", "items": { "$ref": "#/$defs/Part" } } } }`,
  },
  check: ({ schema, domain }) => {
    const findings: Finding[] = [];
    const root = bundle(schema, domain?.defs);
    visitSchemas(schema, ({ $ref }, at) => {
      if ($ref === undefined || !reachedAtOneValue(root, at).has(at)) return;
      findings.push({
        pointer: `${at}/$ref`,
        wanted: "a reference that comes back to itself from inside a property or an item only",
        came: `${JSON.stringify($ref)}, which comes back at the same value`,
        mend: "Take the reference out, or move it to a property or an item.",
      });
    });
    return findings;
  },
};
