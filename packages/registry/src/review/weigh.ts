import type { Finding, Severity } from "./finding.ts";
import type { SchemaTree } from "./revisions/schema-tree.ts";

/**
 * Takes the weight off findings against what nobody holds: a version that only the base of the branch has, in a repository
 * that records its releases, was never sent. Then sorts: what blocks first, then by event type and field.
 */
export function weigh(findings: readonly Finding[], trees: readonly SchemaTree[]): readonly Finding[] {
  const releasesAreKnown = trees.some(({ kind }) => kind === "release");
  return findings.map((finding) => (releasesAreKnown ? lighten(finding) : finding)).sort(byWeight);
}

function lighten(finding: Finding): Finding {
  const kinds = finding.against.flatMap((against) => against.kinds);
  if (finding.severity !== "error" || kinds.length === 0 || kinds.some((kind) => kind !== "base")) return finding;
  return {
    ...finding,
    severity: "warning",
    sentence: `${finding.sentence} That version was never released, so nobody holds it.`,
  };
}

const ORDER: readonly Severity[] = ["error", "warning", "note"];

function byWeight(one: Finding, other: Finding): number {
  const weight = ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity);
  if (weight !== 0) return weight;
  return keyOf(one) < keyOf(other) ? -1 : 1;
}

/** Deployed readers before kept events: the one hurts at once. */
function keyOf({ eventType, field = "", rule, direction }: Finding): string {
  return [eventType, field, rule, direction === "forward" ? 0 : 1].join(" ");
}
