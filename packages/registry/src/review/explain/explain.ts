import type { Evidence, Verdict } from "../../compare/verdict.ts";
import type { RuledChange } from "../changes/change.ts";
import { changesBetween } from "../changes/changes-between.ts";
import { holds, isolate, type Guilty, type Question } from "./isolate.ts";

/** Why a verdict is not `safe`: a change that a rule knows, or none. */
export interface Explanation {
  readonly verdict: Exclude<Verdict, { readonly verdict: "safe" }>;
  readonly change?: RuledChange;
  /** Changes that break nothing one by one, and do together. */
  readonly together?: readonly RuledChange[];
}

/**
 * Names the changes that make a verdict what it is, each with an event of its own where there is one. What no rule knows
 * is an explanation without a change: nothing that the judge found goes unsaid.
 */
export async function explain(question: Question, verdict: Verdict): Promise<readonly Explanation[]> {
  if (verdict.verdict === "safe") return [];
  if (verdict.verdict === "unknown" || verdict.verdict === "vacuous") return [{ verdict }];
  const { old, now, direction } = question;
  const changes = changesBetween(old.schema, now.schema);
  const suspects = changes.filter(({ rule }) => rule.directions.includes(direction));
  if (suspects.length === 0) return [{ verdict }];
  if (suspects.length === 1) return suspects.map((change) => ({ verdict, change }));
  const guilty = await isolate(question, suspects);
  const explained = guilty.flatMap((one) => explanationOf(question, verdict, one));
  const isExplained = explained.some((one) => one.verdict.verdict === verdict.verdict);
  return isExplained ? explained : [{ verdict, together: suspects }, ...explained];
}

/** The evidence of a change alone, when it holds for the versions as they are; else that of the whole. */
function explanationOf(
  question: Question,
  whole: Evidence & Explanation["verdict"],
  { change, verdict }: Guilty,
): readonly Explanation[] {
  switch (verdict.verdict) {
    case "breaks":
      // Nothing can be worse than the whole: a break that the other changes make good is none.
      if (whole.verdict === "safe-if-declared") return [];
      return [{ change, verdict: holds(question, verdict) ? verdict : whole }];
    case "safe-if-declared":
      if (holds(question, verdict)) return [{ change, verdict }];
      return whole.verdict === verdict.verdict ? [{ change, verdict: whole }] : [];
    default:
      return [];
  }
}
