import { StreambridgeError } from "@streambridge/errors";
import { NEAREST_FACTS, NEAREST_FACT_LENGTH } from "../limits.ts";
import type { Fact, FactKind } from "./facts.ts";

/** What was waited for in vain. */
export interface MissingFact {
  readonly kind: FactKind;
  readonly wanted: number;
  readonly found: number;
  readonly timeoutMs: number;
}

/**
 * Says that a fact did not come, with what came instead: the last facts of the same kind, or, where there is none, how
 * many there were of each other kind. Warnings are always shown, since they often hold the reason.
 *
 * @returns A `FACT_MISSING` error.
 */
export function describeMissing(facts: readonly Fact[], missing: MissingFact): StreambridgeError {
  const { kind, wanted, found, timeoutMs } = missing;
  const nearest = facts.filter((fact) => fact.kind === kind).slice(-NEAREST_FACTS);
  const warnings = facts.filter((fact) => fact.kind === "warning").slice(-NEAREST_FACTS);
  const heading =
    wanted === 1
      ? `no wanted fact "${kind}" within ${timeoutMs / 1000} s`
      : `${found} of ${wanted} wanted facts "${kind}" within ${timeoutMs / 1000} s`;
  const came =
    nearest.length > 0
      ? [`the last of that kind:`, ...nearest.map(inOneLine)]
      : [`none of that kind came; what came: ${countByKind(facts)}`];
  const lines = [heading, ...came, ...(kind === "warning" ? [] : warnings.map(inOneLine))];
  return new StreambridgeError("FACT_MISSING", lines.join("\n  "), {
    mend: "Compare the condition with the facts above, or look at the whole list in `spy.facts`.",
    detail: { kind, wanted, found, timeoutMs },
  });
}

function countByKind(facts: readonly Fact[]): string {
  const counts = Map.groupBy(facts, (fact) => fact.kind);
  return [...counts].map(([kind, of]) => `${kind} ${of.length}`).join(", ") || "nothing";
}

function inOneLine(fact: Fact): string {
  const text = JSON.stringify(fact);
  return text.length > NEAREST_FACT_LENGTH ? `${text.slice(0, NEAREST_FACT_LENGTH)}…` : text;
}
