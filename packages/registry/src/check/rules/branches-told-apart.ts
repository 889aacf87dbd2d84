import { isObject, type Json, type JsonObject } from "../../json.ts";
import { subschemas, visitSchemas, type Subschema } from "../../walk.ts";
import type { Finding, Rule } from "../rule.ts";

/** {@link Rule} `branches-told-apart`. */
export const branchesToldApart: Rule = {
  id: "branches-told-apart",
  purpose:
    "Where narrowing one part could widen the whole, only constants are asked for: then strict implies tolerant.",
  mend: "Declare the properties outside, or tell the branches apart by a required const.",
  example: {
    refused: `{ "not": { "properties": { "extra": { "type": "string", "description": "E." } } } }`,
    accepted: `{ "not": { "properties": { "cause": { "const": "moved", "description": "C." } } } }`,
  },
  check: ({ schema }) => {
    const findings: Finding[] = [];
    visitSchemas(schema, (inner, at) => {
      for (const branch of subschemas(inner)) {
        if (!isFlipping(branch, inner) || !declares(branch.schema) || asksForConstants(branch, inner)) continue;
        findings.push({
          pointer: `${at}${branch.pointer}`,
          wanted: "no properties here, or a constant that tells the branches apart",
          came: `properties under ${branch.keyword}`,
          mend: "Declare the properties outside, or tell the branches apart by a required const.",
        });
      }
    });
    return findings;
  },
};

/** Whether the owner may accept more when this part of it accepts less. */
function isFlipping({ keyword }: Subschema, owner: JsonObject): boolean {
  return (
    keyword === "oneOf" || keyword === "not" || keyword === "if" || (keyword === "contains" && "maxContains" in owner)
  );
}

/** Whether a schema declares properties at any depth; a reference may. */
function declares(schema: JsonObject): boolean {
  let found = false;
  visitSchemas(schema, (inner) => {
    found ||= isObject(inner["properties"]) || "$ref" in inner;
  });
  return found;
}

/**
 * In `oneOf` one property must have another constant in each branch, so that two of them never match together; elsewhere
 * nothing but constants may be asked for.
 */
function asksForConstants({ schema, keyword }: Subschema, owner: JsonObject): boolean {
  if (keyword !== "oneOf") return declaresConstantsOnly(schema);
  const branches = owner["oneOf"];
  if (!Array.isArray(branches)) return false;
  return Object.keys(constantsOf(schema)).some((name) => {
    const values = branches.map((branch: Json) => (isObject(branch) ? constantsOf(branch)[name] : undefined));
    const texts = values.map((value) => JSON.stringify(value));
    return values.every((value) => value !== undefined) && new Set(texts).size === texts.length;
  });
}

function declaresConstantsOnly(schema: JsonObject): boolean {
  const { properties, ...rest } = schema;
  if (!isObject(properties) || declares(rest)) return false;
  return Object.values(properties).every(
    (property) => isObject(property) && "const" in property && !declares(property),
  );
}

/** The required properties of a branch that must have one value, with that value. */
function constantsOf(branch: JsonObject): Readonly<Record<string, Json | undefined>> {
  const properties = isObject(branch["properties"]) ? branch["properties"] : {};
  const required = Array.isArray(branch["required"]) ? branch["required"] : [];
  const constants = Object.entries(properties).filter(([name, value]) => required.includes(name) && isObject(value));
  return Object.fromEntries(constants.map(([name, value]) => [name, isObject(value) ? value["const"] : undefined]));
}
