import { bundle } from "../../view/bundle.ts";
import { nameAt, SENSITIVE, sensitivePointers } from "../../view/sensitive.ts";
import { visitSchemas } from "../../walk.ts";
import { shown, type Finding, type Rule, type Subject } from "../rule.ts";

/** {@link Rule} `sensitive`. */
export const sensitive: Rule = {
  id: "sensitive",
  purpose:
    "What is personal is marked with x-sensitive: true, at a property that has a name, since screens mask it by that name.",
  mend: "Write true, or leave the mark out.",
  example: {
    refused: `{ "properties": { "extra": { "type": "string", "x-sensitive": "yes", "description": "E." } } }`,
    accepted: `{ "properties": { "extra": { "type": "string", "x-sensitive": true, "description": "E." } } }`,
  },
  check: (subject) => [...wrongMarks(subject), ...nameless(subject)],
};

/** Logs and rules carry metadata, so that nothing in it may be personal: no mark at all is right there. */
function wrongMarks({ schema, domain }: Subject): readonly Finding[] {
  const findings: Finding[] = [];
  visitSchemas(schema, (inner, at) => {
    const mark = inner[SENSITIVE];
    if (mark === undefined || (mark === true && domain !== undefined)) return;
    const wanted = domain === undefined ? "nothing personal in metadata, which logs carry" : "true, or no mark";
    findings.push({
      pointer: `${at}/${SENSITIVE}`,
      wanted,
      came: shown(mark),
      mend: `Set ${SENSITIVE} to true, or remove it.`,
    });
  });
  return findings;
}

function nameless({ schema, domain, event }: Subject): readonly Finding[] {
  if (event === undefined) return [];
  return sensitivePointers(bundle(schema, domain?.defs))
    .filter((pointer) => nameAt(pointer) === undefined)
    .map((pointer) => ({
      pointer: `/${SENSITIVE}`,
      wanted: "a mark at a property",
      came: pointer === "" ? "a mark at the data as a whole" : "a mark at members without a name",
      mend: "Mark the properties that are personal, each by itself.",
    }));
}
