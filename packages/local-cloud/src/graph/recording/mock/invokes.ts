import { StreambridgeError } from "@streambridge/errors";
import { ACCOUNT_ID } from "../account.ts";
import type { Properties } from "../program.ts";
import { policyJson, type Statement } from "./policy-document.ts";

/**
 * What AWS's provider answers to the lookups that a program makes while it runs.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` for a lookup that is not known here: an invented answer would end up in
 * names and policies unseen.
 */
export function answerInvoke(token: string, inputs: Properties, region: string): Properties {
  switch (token) {
    case "aws:index/getRegion:getRegion":
      return { id: region, name: region, region };
    case "aws:index/getPartition:getPartition":
      return { id: "aws", partition: "aws", dnsSuffix: "amazonaws.com" };
    case "aws:index/getCallerIdentity:getCallerIdentity":
      return { id: ACCOUNT_ID, accountId: ACCOUNT_ID, arn: `arn:aws:iam::${ACCOUNT_ID}:user/recorder` };
    case "aws:iam/getPolicyDocument:getPolicyDocument":
      return policyDocument(inputs);
    default:
      throw new StreambridgeError(
        "GRAPH_UNSUPPORTED",
        `the program looks something up that cannot be recorded: ${token}`,
        {
          mend: "Add the lookup to packages/local-cloud/src/graph/recording/mock/invokes.ts.",
          detail: { token },
        },
      );
  }
}

/** SST reads `statements` back to decide whether a role gets a policy at all; without any it must be absent. */
function policyDocument(inputs: Properties): Properties {
  const statements = (inputs["statements"] ?? []) as readonly Statement[];
  return { ...(statements.length > 0 && { ...inputs, statements }), json: policyJson(statements), id: "policy" };
}
