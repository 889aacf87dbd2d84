import type { Resource, ResourceGraph } from "../../graph/graph.ts";

/** Whether a permission is for callers of a function's URL. There are none here: function URLs are not emulated. */
export function isForUrl({ inputs }: Resource): boolean {
  return inputs["functionUrlAuthType"] !== undefined || inputs["invokedViaFunctionUrl"] === true;
}

/**
 * What Lambda's AddPermission writes into the policy of a function. What only some kinds of caller have (an organization,
 * the token of an Alexa skill) becomes a condition that the policy reader then names as not emulated.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 */
export function permissionDocument(permission: Resource, app: ResourceGraph["app"]): object {
  const { action, principal, sourceArn, sourceAccount, principalOrgId, eventSourceToken } = permission.inputs;
  const isService = typeof principal === "string" && principal.endsWith(".amazonaws.com");
  const equals = withoutUndefined({
    "aws:SourceAccount": sourceAccount,
    "aws:PrincipalOrgID": principalOrgId,
    "lambda:EventSourceToken": eventSourceToken,
  });
  return {
    Statement: {
      Sid: permission.inputs["statementId"] ?? permission.name,
      Effect: "Allow",
      Principal: principal === "*" ? "*" : { [isService ? "Service" : "AWS"]: principal },
      Action: action,
      Resource: functionArn(permission, app),
      Condition: {
        ...(sourceArn !== undefined && { ArnLike: { "aws:SourceArn": sourceArn } }),
        ...(Object.keys(equals).length > 0 && { StringEquals: equals }),
      },
    },
  };
}

/** The ARN of the function that a permission is about, without its version or alias. */
export function functionArn({ inputs }: Resource, { region, accountId }: ResourceGraph["app"]): string {
  const nameOrArn = String(inputs["function"]);
  const name = nameOrArn.includes(":function:") ? nameOrArn.split(":")[6] : nameOrArn;
  return `arn:aws:lambda:${region}:${accountId}:function:${name}`;
}

function withoutUndefined(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
