import { StreambridgeError } from "@streambridge/errors";
import type { Policy } from "../policy/statement.ts";

/** How to go on where a program asks for something that is not emulated. */
export const BOOT_WITHOUT = 'Say it in a way that is emulated, or boot with `iam: "off"`, which checks no permission.';

/**
 * Refuses a policy of a program that could only be guessed at.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED`, which names the policy, the statement and what of it is not emulated.
 */
export function refuseProblems(policy: Policy): Policy {
  for (const { label, problems } of policy.statements) {
    if (problems.length === 0) continue;
    throw new StreambridgeError(
      "GRAPH_UNSUPPORTED",
      `${policy.name}, statement ${label}: ${problems.join(" and ")} is not emulated`,
      { mend: BOOT_WITHOUT, detail: { policy: policy.name, statement: label } },
    );
  }
  return policy;
}
