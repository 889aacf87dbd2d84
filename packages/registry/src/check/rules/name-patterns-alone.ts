import { isObject, type Json, type JsonObject } from "../../json.ts";
import { valueAt } from "../../value-at.ts";
import { bundle } from "../../view/bundle.ts";
import { visitSchemas } from "../../walk.ts";
import { reachedAtOneValue } from "../same-value.ts";
import type { Finding, Rule } from "../rule.ts";

/** {@link Rule} `name-patterns-alone`. */
export const namePatternsAlone: Rule = {
  id: "name-patterns-alone",
  purpose:
    "Where properties go by patternProperties, no branch and no other shape describes properties of the same object: Ajv 8 loses track of which were described, and throws when it is asked for every error.",
  mend: "Give the names that go by a pattern an object of their own.",
  example: {
    refused: `{ "patternProperties": { "^x": { "type": "string" } }, "anyOf": [{ "type": "object", "properties": { "cause": { "const": "moved", "description": "C." } } }] }`,
    accepted: `{ "properties": { "extra": { "type": "object", "description": "E.", "patternProperties": { "^x": { "type": "string" } } } } }`,
  },
  check: ({ schema, domain }) => {
    const root = bundle(schema, domain?.defs);
    const broken: string[] = [];
    visitSchemas(schema, (_inner, at) => {
      if (losesTrack(root, at)) broken.push(at);
    });
    // What is broken inside is said there, once.
    return broken.filter((at) => !broken.some((other) => other.startsWith(`${at}/`))).map(finding);
  },
};

/** Whether several schemas describe properties of the value at one place, one of them by patterns of names. */
function losesTrack(root: JsonObject, at: string): boolean {
  const places = new Set([at, ...reachedAtOneValue(root, at)]);
  const describing = [...places].map((place) => valueAt(root, place)).filter(describesProperties);
  return describing.length > 1 && describing.some(goesByPatterns);
}

function describesProperties(schema: Json | undefined): schema is JsonObject {
  const keywords = ["properties", "patternProperties", "additionalProperties", "unevaluatedProperties"];
  return isObject(schema) && keywords.some((keyword) => keyword in schema);
}

/** With `additionalProperties` everything is described, and Ajv tracks nothing. */
function goesByPatterns(schema: JsonObject): boolean {
  return "patternProperties" in schema && !("additionalProperties" in schema);
}

function finding(pointer: string): Finding {
  return {
    pointer,
    wanted: "patternProperties in an object that nothing else describes",
    came: "several schemas that describe properties of one object",
    mend: "Give the names that go by a pattern an object of their own.",
  };
}
