import type { Policy, Statement } from "./policy/statement.ts";
import type { AccessQuestion } from "./question.ts";

/** The answer to a question, with the statement that made it. */
export type Decision =
  | { readonly allowed: true; readonly by?: StatementOf }
  | {
      readonly allowed: false;
      /** AWS's own words: `because no identity-based policy allows the sqs:SendMessage action`. */
      readonly reason: string;
      /** The statement that denies; undefined where nothing allows. */
      readonly by?: StatementOf;
    };

/** A statement, and the policy that it stands in. */
export interface StatementOf {
  readonly policy: Policy;
  readonly statement: Statement;
}

/**
 * Decides as AWS does within one account: a Deny wins wherever it stands; otherwise one Allow is enough, in the role's
 * policies or in the resource's. A service has no role of its own, so only the resource's policies can let it in.
 *
 * @param policies Those of who asks (none for a service) and of what is asked for.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html for the words of a refusal
 */
export function decide(question: AccessQuestion, policies: readonly Policy[]): Decision {
  const applying = policies.flatMap((policy) =>
    policy.statements
      .filter((statement) => statement.applies(question))
      .map((statement): StatementOf => ({ policy, statement })),
  );
  const denying = applying.find(({ statement }) => statement.effect === "Deny");
  if (denying) {
    const article = denying.policy.kind === "identity-based" ? "an" : "a";
    return { allowed: false, reason: `with an explicit deny in ${article} ${denying.policy.kind} policy`, by: denying };
  }
  const allowing = applying.find(({ statement }) => statement.effect === "Allow" && statement.problems.length === 0);
  if (allowing) return { allowed: true, by: allowing };
  const kind = question.principal.kind === "role" ? "identity-based" : "resource-based";
  return { allowed: false, reason: `because no ${kind} policy allows the ${question.action} action` };
}
