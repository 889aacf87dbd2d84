import { isObject, step } from "../../json.ts";
import { visitSchemas } from "../../walk.ts";
import type { Finding, Rule } from "../rule.ts";

const PROPERTY_NAME = /^[a-z][A-Za-z0-9]*$/;

/** {@link Rule} `properties-named`. */
export const propertiesNamed: Rule = {
  id: "properties-named",
  purpose: "Properties are named in camelCase, one way for all, so that nobody has to look a spelling up.",
  mend: "Rename the property: a small letter first, then letters and digits.",
  example: {
    refused: `{ "properties": { "first_name": { "type": "string", "description": "F." } } }`,
    accepted: `{ "properties": { "firstName": { "type": "string", "description": "F." } } }`,
  },
  check: ({ schema }) => {
    const findings: Finding[] = [];
    visitSchemas(schema, (inner, at) => {
      if (!isObject(inner["properties"])) return;
      for (const name of Object.keys(inner["properties"])) {
        if (PROPERTY_NAME.test(name)) continue;
        findings.push({
          pointer: step(`${at}/properties`, name),
          wanted: "a name in camelCase",
          came: name,
          mend: "Rename the property.",
        });
      }
    });
    return findings;
  },
};
