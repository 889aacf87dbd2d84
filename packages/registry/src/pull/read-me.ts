import type { Catalogue, CatalogueEvent } from "../catalogue/catalogue.ts";
import type { PulledPackage } from "./plan-package.ts";

/** The package's README: whom to ask, how to use it, how to bring it up to date. */
export function writeReadMe(catalogue: Catalogue, asked: PulledPackage, events: readonly CatalogueEvent[]): string {
  return `# ${asked.name}

Types and validators of events of the bus, made by \`streambridge schema pull\`. Do not edit; make it anew instead:

\`\`\`sh
streambridge schema pull --from ${asked.from} --out . --name ${asked.name} ${events.map(({ type }) => type).join(" ")}
\`\`\`

| event type | what it says | until | owner |
| --- | --- | --- | --- |
${events.map((event) => row(catalogue, event)).join("\n")}

\`\`\`ts
import { readEvent } from "${asked.name}";

// The body of a queue's message, or what a function gets from a rule
const read = readEvent(JSON.parse(record.body));
if (!read.ok) throw new Error(read.reason + ": " + read.problems.join("; "));
if (read.event.type === ${JSON.stringify(events[0]?.type)}) {
  // read.event.data is typed and validated; what the schema does not declare is left in, and should not be relied on
}
\`\`\`

Deliveries may repeat and come in any order: remember \`metadata.id\`, and compare \`metadata.sequence\` within one
\`metadata.item\`. So that a change of these schemas names you, register in the bus's repository with a file in
\`consumers.external/\`.
`;
}

function row({ domains }: Catalogue, { type, title, domain, sunset }: CatalogueEvent): string {
  const { owner, contact } = domains.find(({ name }) => name === domain) ?? { owner: "", contact: "" };
  return `| \`${type}\` | ${cell(title)} | ${sunset ?? "–"} | ${cell(`${owner}, ${contact}`)} |`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
