import type { Spy } from "../spy/facts.ts";
import type { Decision } from "./decide.ts";
import { sentenceOf } from "./gate/refusal.ts";
import { nameOf } from "./principal.ts";
import type { AccessQuestion } from "./question.ts";

/**
 * Tells the spy of refusals: each as a fact, and each kind of them once as a warning, because whoever was refused mostly
 * tries again.
 */
export function createTell(spy: Spy): (question: AccessQuestion, decision: Decision) => void {
  const warned = new Set<string>();
  return (question, decision) => {
    if (decision.allowed) return;
    const { principal, action, resource } = question;
    const reason = decision.by ? `${decision.reason}: ${describe(decision.by)}` : decision.reason;
    spy.tell({ kind: "access-denied", principal: nameOf(principal), action, resource, reason });
    const text = sentenceOf({ principal, action, resource, reason });
    if (warned.has(text)) return;
    warned.add(text);
    spy.tell({ kind: "warning", text });
  };
}

function describe({ policy, statement }: NonNullable<Decision["by"]>): string {
  return `statement ${statement.label} of ${policy.name}`;
}
