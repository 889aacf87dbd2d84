import { isObject, step, type Json, type JsonObject } from "../../json.ts";
import { bundle } from "../../view/bundle.ts";
import { visitSchemas } from "../../walk.ts";
import { shown, type Finding, type Rule, type Subject } from "../rule.ts";

/** {@link Rule} `annotated`. */
export const annotated: Rule = {
  id: "annotated",
  purpose:
    "Files and shared shapes have a title and a description, each property a description: the schema is the paper.",
  mend: "Add a title to the file and to each shape, and a description to them and to each property.",
  example: {
    refused: `{ "properties": { "extra": { "type": "string" } } }`,
    accepted: `{ "properties": { "extra": { "type": "string", "description": "What it says." } } }`,
  },
  check: (subject) => [...wantTexts(subject.schema, ""), ...ofShapes(subject), ...ofProperties(subject)],
};

function ofShapes({ schema }: Subject): readonly Finding[] {
  if (!isObject(schema["$defs"])) return [];
  return Object.entries(schema["$defs"]).flatMap(([name, shape]) => {
    const pointer = step("/$defs", name);
    return isObject(shape) ? wantTexts(shape, pointer) : [];
  });
}

function ofProperties({ schema, domain }: Subject): readonly Finding[] {
  const { $defs } = bundle(schema, domain?.defs);
  const findings: Finding[] = [];
  visitSchemas(schema, (inner, at) => {
    if (!isObject(inner["properties"])) return;
    for (const [name, property] of Object.entries(inner["properties"])) {
      if (!isObject(property) || describes(property) || describes(shapeOf(property, $defs))) continue;
      findings.push(...wantText(property, "description", step(`${at}/properties`, name)));
    }
  });
  return findings;
}

/** The shape that a property refers to, own or shared: both end in `#/$defs/<name>`, and the bundle holds both. */
function shapeOf(property: JsonObject, shapes: Json | undefined): Json | undefined {
  const name = typeof property["$ref"] === "string" ? property["$ref"].split("#/$defs/")[1] : undefined;
  return name !== undefined && isObject(shapes) ? shapes[name] : undefined;
}

function describes(schema: Json | undefined): boolean {
  return isObject(schema) && typeof schema["description"] === "string" && schema["description"] !== "";
}

function wantTexts(schema: JsonObject, at: string): readonly Finding[] {
  return [...wantText(schema, "title", at), ...wantText(schema, "description", at)];
}

function wantText(schema: JsonObject, keyword: string, at: string): readonly Finding[] {
  const text = schema[keyword];
  if (typeof text === "string" && text !== "") return [];
  return [{ pointer: `${at}/${keyword}`, wanted: "a sentence", came: shown(text), mend: `Add a ${keyword}.` }];
}
