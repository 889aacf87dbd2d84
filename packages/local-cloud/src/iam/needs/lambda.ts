import { need, type NeedsOf } from "./need.ts";

// As a name or as an ARN, with or without a version or alias.
const FUNCTION = /\/functions\/(?:[^/]*:function:)?([\w-]+)(?::[^/]*)?\/invocations$/;

/**
 * What it needs to invoke a function.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
 */
export const needsOfLambda: NeedsOf = ({ addressed }, { region, accountId }) => {
  const name = FUNCTION.exec(decodeURIComponent(addressed.path))?.[1];
  if (name === undefined) return { kind: "unserved" };
  return {
    kind: "needs",
    needs: [need("lambda:InvokeFunction", `arn:aws:lambda:${region}:${accountId}:function:${name}`)],
  };
};
