import type { Finding } from "../finding.ts";
import { EXEMPTIONS, type Exemption, type WrittenExemption } from "./exemption.ts";

/** What exemptions themselves may lead to. */
export const exemptionRules = [
  {
    id: "exemption-expired",
    purpose: "An exemption that has expired covers nothing, and blocks until somebody decides.",
  },
  {
    id: "exemption-idle",
    purpose: "An exemption that covers nothing is clutter, or a question that was opened again.",
  },
] as const;

/**
 * Notes at each finding the exemption that covers it. One that has expired covers nothing and is a finding itself; one
 * whose schemas have been edited since covers nothing and is noted.
 */
export function applyExemptions(
  findings: readonly Finding[],
  exemptions: readonly WrittenExemption[],
  today: string,
): readonly Finding[] {
  const used = new Set<WrittenExemption>();
  const current = exemptions.filter(({ expires }) => expires >= today);
  const covered = findings.map((finding) => {
    const exemption = finding.severity === "note" ? undefined : current.find((one) => covers(one, finding));
    if (exemption === undefined) return finding;
    used.add(exemption);
    const { reason, owner, expires } = exemption;
    return { ...finding, exemption: { reason, owner, expires } };
  });
  const expired = exemptions.filter(({ expires }) => expires < today).map(tellExpired);
  const idle = current.filter((exemption) => !used.has(exemption)).map(tellIdle);
  return [...expired, ...covered, ...idle];
}

/** Whether an exemption is about this very finding: the same schemas on both sides, rule, direction and field. */
export function covers(exemption: Exemption, finding: Finding): boolean {
  return (
    exemption.event === finding.eventType &&
    exemption.rule === finding.rule &&
    exemption.direction === finding.direction &&
    exemption.field === finding.field &&
    exemption.to === finding.digest &&
    finding.against.every(({ digest }) => exemption.from.includes(digest))
  );
}

function tellExpired(exemption: WrittenExemption): Finding {
  return tell(exemption, "exemption-expired", "error", `expired on ${exemption.expires}`, [
    "Undo the change or finish it, then remove the record; or ask again with `streambridge schema exempt`.",
  ]);
}

function tellIdle(exemption: WrittenExemption): Finding {
  return tell(
    exemption,
    "exemption-idle",
    "note",
    "covers nothing: a schema was edited since, or the finding is gone",
    [`Remove the record from ${EXEMPTIONS}.`],
  );
}

function tell(
  { event, rule, reason, owner, place }: WrittenExemption,
  id: string,
  severity: "error" | "note",
  what: string,
  mend: readonly string[],
): Finding {
  const sentence = `The exemption of ${event} from ${rule} (${owner}: ${reason}) ${what}.`;
  return { rule: id, severity, eventType: event, sentence, now: place, against: [], readers: [], mend };
}
