import { step, type Json, type JsonObject } from "../../json.ts";
import { visitSchemas } from "../../walk.ts";
import { shown, type Finding, type Rule } from "../rule.ts";

/** {@link Rule} `values-of-type`. */
export const valuesOfType: Rule = {
  id: "values-of-type",
  purpose: "Values of an enum or a const are of the type beside them: any other is listed and never accepted.",
  mend: "Correct the value, or the type.",
  example: {
    refused: `{ "properties": { "extra": { "type": "string", "enum": ["1", 2], "description": "E." } } }`,
    accepted: `{ "properties": { "extra": { "type": "string", "enum": ["1", "2"], "description": "E." } } }`,
  },
  check: ({ schema }) => {
    const findings: Finding[] = [];
    visitSchemas(schema, (inner, at) => {
      const types = [inner["type"] ?? []].flat().filter((type) => typeof type === "string");
      if (types.length === 0) return;
      for (const [pointer, value] of listed(inner)) {
        if (typesOf(value).some((type) => types.includes(type))) continue;
        findings.push({
          pointer: `${at}${pointer}`,
          wanted: `a value of type ${types.join(" or ")}`,
          came: shown(value),
          mend: "Correct the value, or the type.",
        });
      }
    });
    return findings;
  },
};

function listed({ enum: values, const: value }: JsonObject): readonly (readonly [string, Json])[] {
  const constant = value === undefined ? [] : [["/const", value] as const];
  if (!Array.isArray(values)) return constant;
  return [...constant, ...values.map((one: Json, index) => [step("/enum", index), one] as const)];
}

/** The types that a value has: a whole number has two. */
function typesOf(value: Json): readonly string[] {
  if (value === null) return ["null"];
  if (Array.isArray(value)) return ["array"];
  return Number.isInteger(value) ? ["number", "integer"] : [typeof value];
}
