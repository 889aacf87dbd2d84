import type { Finding } from "./finding.ts";

/** Joins findings that several past versions lead to: the same rule, place and direction are one, with all of them, and notes also where the field itself was another. */
export function mergeFindings(findings: readonly Finding[]): readonly Finding[] {
  const merged = new Map<string, Finding>();
  for (const finding of findings) {
    const { rule, eventType, direction, severity, field, old, now } = finding;
    const key = JSON.stringify([
      rule,
      eventType,
      direction,
      severity,
      field,
      old?.pointer,
      now?.pointer,
      severity === "note" ? undefined : old?.fragment,
    ]);
    const known = merged.get(key);
    merged.set(key, known === undefined ? finding : { ...known, against: [...known.against, ...finding.against] });
  }
  return [...merged.values()];
}
