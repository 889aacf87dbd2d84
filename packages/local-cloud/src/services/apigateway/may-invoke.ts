import { API_GATEWAY } from "../../iam/principal.ts";
import type { HttpApi, Route, RouteTarget } from "./from-graph.ts";
import type { Serving } from "./serve-api.ts";

/**
 * Whether the policy of a function lets API Gateway invoke it for a route. Where it does not, the client learns no more
 * than that something failed, and the spy is told what is missing.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function mayInvoke(
  { functionName }: RouteTarget,
  { key }: Route,
  { id }: HttpApi,
  { authorize, functions, region, accountId }: Pick<Serving, "authorize" | "functions" | "region" | "accountId">,
): boolean {
  // `GET /items` is asked for as `GET/items`, below the stage, which is the default one.
  const sourceArn = `arn:aws:execute-api:${region}:${accountId}:${id}/$default/${key.replace(" ", "")}`;
  const resource = functions.arnOf(functionName);
  return authorize({ principal: API_GATEWAY, action: "lambda:InvokeFunction", resource, sourceArn }).allowed;
}
