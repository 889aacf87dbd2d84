import { isObject, type Json, type JsonObject } from "../../json.ts";
import { subschemas, visitSchemas, type Subschema } from "../../walk.ts";
import type { Finding, Rule } from "../rule.ts";

/** Where closing an object could make the whole accept more than before. */
const FLIPPING: ReadonlySet<string> = new Set(["oneOf", "not", "if"]);

/** {@link Rule} `branches-told-apart`. */
export const branchesToldApart: Rule = {
  id: "branches-told-apart",
  purpose:
    "Properties are declared in oneOf, not and if only as constants that tell branches apart: then strict implies tolerant.",
  check: ({ schema }) => {
    const findings: Finding[] = [];
    visitSchemas(schema, (inner, at) => {
      for (const branch of subschemas(inner)) {
        if (!FLIPPING.has(branch.keyword) || !declaresProperties(branch.schema) || isToldApart(branch)) continue;
        findings.push({
          pointer: `${at}${branch.pointer}`,
          wanted: "no properties here, or a required one with a const",
          came: `properties under ${branch.keyword}`,
          mend: "Declare the properties outside, or tell the branches apart by a required const.",
        });
      }
    });
    return findings;
  },
};

function declaresProperties(schema: JsonObject): boolean {
  return isObject(schema["properties"]) || "$ref" in schema;
}

/** `if` and `not` may only ask for constants; a branch of `oneOf` must be told from the others by one. */
function isToldApart({ schema, keyword }: Subschema): boolean {
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  const constants = Object.entries(properties).filter(([name, value]) => isConstant(value) && required.includes(name));
  return keyword === "oneOf" ? constants.length > 0 : constants.length === Object.keys(properties).length;
}

function isConstant(schema: Json): boolean {
  return isObject(schema) && "const" in schema;
}
