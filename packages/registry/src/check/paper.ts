import { SCHEMA_CHARACTERS } from "../read/limits.ts";
import type { RuleText } from "./rule.ts";
import { domainRules, readingRules, runningRules } from "./rules/index.ts";
import metaSchema from "./profile/meta-schema.json" with { type: "json" };

/** Where {@link writePaper}'s text is kept, from the workspace's root. */
export const PAPER = "docs/schema-profile.md";

/** What reading alone asks for; it has no file of its own among the rules. */
const READING: readonly RuleText[] = [
  {
    id: "readable",
    purpose:
      "Every file under schemas/ is JSON in its place: metadata.json, domain.json, defs.json, <Event>/v<major>.json.",
    mend: "Correct the JSON, the name, or the field that is missing.",
    example: { refused: "latest.json in the folder of an event", accepted: "v1.json" },
  },
  {
    id: "unique-names",
    purpose: "An object gives each name once: parsers do not agree on which of two counts.",
    mend: "Remove one of the two.",
    example: { refused: '{ "type": "object", "type": "array" }', accepted: '{ "type": "object" }' },
  },
  {
    id: "sized",
    purpose: `A file with a schema has at most ${SCHEMA_CHARACTERS} characters: what is longer Ajv cannot compile, or not for long.`,
    mend: "Make it shorter, or two events of it.",
    example: { refused: "a schema with 20,000 properties", accepted: "a schema with 200 properties" },
  },
];

/** Makes `docs/schema-profile.md` from what the rules say of themselves and from the meta-schema. */
export function writePaper(): string {
  const { properties: root, $defs } = metaSchema;
  return [
    "# The profile of schemas",
    "",
    "<!-- Made from the rules by `node packages/registry/src/check/write-paper.ts`; a test holds it to them. -->",
    "",
    "For the team that writes schemas.",
    "",
    "Schemas of events are JSON Schema 2020-12, of which a part is used: what Ajv holds data against at run time, what a",
    "type can be made of, and what `streambridge schema review` can decide. `streambridge schema check` refuses the rest",
    "with file, line, column and JSON pointer, what was wanted, what came, and what to do.",
    "",
    "## Keywords",
    "",
    ...paragraph(`At the top of a file: ${list(Object.keys(root))}.`),
    "",
    ...paragraph(`Everywhere: ${list(Object.keys($defs.keywords.properties))}.`),
    "",
    ...paragraph(
      "They are kept by a meta-schema, `packages/registry/src/check/profile/meta-schema.json`, which editors can use as well.",
    ),
    "",
    "## Rules",
    "",
    ...[...READING, ...domainRules, ...readingRules, ...runningRules].flatMap(describe),
  ].join("\n");
}

function describe({ id, purpose, mend, example }: RuleText): readonly string[] {
  const { refused, accepted } = example;
  return [
    `### ${id}`,
    "",
    ...paragraph(purpose),
    "",
    `- refused: \`${refused}\``,
    `- accepted: \`${accepted}\``,
    `- to do: ${mend}`,
    "",
  ];
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

/** Lines of a width that people read. */
function paragraph(text: string): readonly string[] {
  return text.match(/.{1,118}(?:\s|$)/g)?.map((line) => line.trimEnd()) ?? [];
}
