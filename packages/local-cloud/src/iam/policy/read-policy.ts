import { readCondition } from "./condition.ts";
import type { Elements } from "./elements.ts";
import { readPrincipal } from "./principal-element.ts";
import { readAction, readResource } from "./scope.ts";
import type { Policy, PolicyKind, Statement } from "./statement.ts";

const KNOWN = new Set([
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
]);

/** Says no to everything: what stands for a document that nobody can read. */
const unreadable = (problem: string): Statement => ({
  effect: "Deny",
  label: "#1",
  applies: () => true,
  problems: [problem],
});

/**
 * Reads a policy document. What is not emulated becomes a problem of its statement: see {@link Statement}. Never throws.
 *
 * @param name What messages call it.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function readPolicy(json: string, kind: PolicyKind, name: string): Policy {
  return { name, kind, statements: readStatements(json, kind) };
}

function readStatements(json: string, kind: PolicyKind): readonly Statement[] {
  let document: unknown;
  try {
    document = JSON.parse(json);
  } catch {
    return [unreadable("a document that is no JSON")];
  }
  const { Statement: statements } = (document ?? {}) as { readonly Statement?: unknown };
  if (statements === undefined) return [unreadable("a document without a Statement")];
  return [statements].flat().map((elements, index) => readStatement((elements ?? {}) as Elements, kind, index + 1));
}

function readStatement(elements: Elements, kind: PolicyKind, position: number): Statement {
  const { Effect: effect, Sid: sid } = elements;
  const problems = Object.keys(elements)
    .filter((name) => !KNOWN.has(name))
    .map((name) => `the element ${name}`);
  if (effect !== "Allow" && effect !== "Deny") problems.push(`the effect ${JSON.stringify(effect)}`);
  const tests = [readAction(elements, problems), readCondition(elements, problems)];
  // A role's own policies are about the role, and a role that is assumed is the only resource there is.
  if (kind !== "identity-based") tests.push(readPrincipal(elements, problems));
  else if ("Principal" in elements) problems.push("a Principal in a policy of a role");
  if (kind !== "trust") tests.push(readResource(elements, problems));
  return {
    effect: effect === "Allow" ? "Allow" : "Deny",
    label: typeof sid === "string" && sid !== "" ? sid : `#${position}`,
    applies: (question) => tests.every((test) => test(question)),
    problems,
  };
}
