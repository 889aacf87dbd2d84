import { isObject, type JsonObject } from "../../json.ts";
import { visitSchemas } from "../../walk.ts";
import { shown, type Finding, type Rule, type Subject } from "../rule.ts";

const OWN = /^#\/\$defs\/([A-Za-z0-9]+)$/;
const SHARED = /^\.\.\/defs\.json#\/\$defs\/([A-Za-z0-9]+)$/;

/** {@link Rule} `references`. */
export const references: Rule = {
  id: "references",
  purpose:
    "A $ref names a shape of its own file or of its domain, so that no schema depends on the network or on others.",
  mend: "Refer to #/$defs/<name> or ../defs.json#/$defs/<name>, and add the shape where it is missing.",
  example: {
    refused: `{ "properties": { "userId": { "$ref": "https://example.com/user.json" } } }`,
    accepted: `{ "properties": { "userId": { "$ref": "../defs.json#/$defs/UserId" } } }`,
  },
  check: (subject) => {
    const findings: Finding[] = [];
    visitSchemas(subject.schema, (inner, at) => {
      const ref = inner["$ref"];
      if (ref === undefined || resolves(ref, subject)) return;
      findings.push({
        pointer: `${at}/$ref`,
        wanted: "#/$defs/<name> or ../defs.json#/$defs/<name>, of a shape that exists",
        came: shown(ref),
        mend: "Correct the name, or add the shape to $defs.",
      });
    });
    return [...findings, ...hidden(subject)];
  },
};

function resolves(ref: unknown, { schema, domain, event }: Subject): boolean {
  if (typeof ref !== "string") return false;
  const own = OWN.exec(ref)?.[1];
  if (own !== undefined) return shapesOf(schema).includes(own);
  const shared = SHARED.exec(ref)?.[1];
  return shared !== undefined && event !== undefined && shapesOf(domain?.defs?.schema).includes(shared);
}

/** A shape of an event's own must not have the name of a shared one: in the bundle the one would hide the other. */
function hidden({ schema, domain, event }: Subject): readonly Finding[] {
  if (event === undefined) return [];
  const shared = shapesOf(domain?.defs?.schema);
  return shapesOf(schema)
    .filter((name) => shared.includes(name))
    .map((name) => ({
      pointer: `/$defs/${name}`,
      wanted: "a name that defs.json does not use",
      came: name,
      mend: "Rename the shape, or refer to the shared one.",
    }));
}

function shapesOf(schema: JsonObject | undefined): readonly string[] {
  return isObject(schema?.["$defs"]) ? Object.keys(schema["$defs"]) : [];
}
