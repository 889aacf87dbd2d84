import { shown, type DomainRule, type Finding } from "../rule.ts";

const FOLDER = /^[a-z][a-z0-9-]*$/;
/** EventBridge keeps sources that begin with `aws.` for AWS's own services. */
const SOURCE = /^(?!aws\.)[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+$/;

/** {@link DomainRule} `domain-named`. */
export const domainNamed: DomainRule = {
  id: "domain-named",
  purpose: "A domain is a folder in kebab-case with a source of its own, since rules find a domain's events by it.",
  mend: "Rename the folder, or set source in domain.json to a reversed domain name that no other domain has.",
  example: {
    refused: `schemas/users/domain.json: { "source": "users" }`,
    accepted: `schemas/users/domain.json: { "source": "com.example.users" }`,
  },
  check: ({ name, source }, { domains }) => {
    const findings: Finding[] = [];
    if (!FOLDER.test(name)) {
      findings.push({ pointer: "", wanted: "a folder in kebab-case", came: name, mend: `Rename schemas/${name}.` });
    }
    const wanted = wantedSource(
      source,
      domains.filter((other) => other.name !== name && other.source === source).length,
    );
    if (wanted !== undefined) {
      findings.push({ pointer: "/source", wanted, came: shown(source), mend: "Set another source." });
    }
    return findings;
  },
};

function wantedSource(source: string, others: number): string | undefined {
  if (!SOURCE.test(source)) return "a reversed domain name, such as com.example.users, that is not AWS's";
  return others > 0 ? "a source that no other domain has" : undefined;
}
