import { StreambridgeError } from "@streambridge/errors";
import { refuse, type Answer } from "./answer.ts";
import type { Request } from "./read-body.ts";
import { tellBroken } from "./tell-broken.ts";

/** Answers one request. A refusal is an answer; a throw means that something is broken. */
export type Route = (request: Request) => Promise<Answer>;

/** What DynamoDB's client still throws after its own retries when the table only needs time. */
const PASSING = new Set([
  "InternalServerError",
  "LimitExceededException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ServiceUnavailable",
  "ThrottlingException",
  "TimeoutError",
  "TransactionInProgressException",
]);

/**
 * The function of an HTTP API: hands a request to the route that its `routeKey` names, such as `POST /users`. A table
 * that is throttled for the moment makes a 503; any other throw is logged and left to Lambda, which counts an error; API Gateway then answers 500 and nothing of it but
 * the request's id.
 */
export function serve(routes: Readonly<Record<string, Route>>): (request: Request) => Promise<Answer> {
  return async (request) => {
    const route = Object.hasOwn(routes, request.routeKey) ? routes[request.routeKey] : undefined;
    if (route === undefined) return refuse("ROUTE_UNKNOWN", `Nothing answers to ${request.routeKey}.`);
    try {
      return await route(request);
    } catch (thrown) {
      if (!(thrown instanceof Error) || !PASSING.has(thrown.name)) throw tellBroken(request, thrown);
      return refuse("TRY_LATER", "The table cannot take the request at the moment; send it again in a second.");
    }
  };
}

/** A parameter of the route's path. Absent only when the route is wired to a path without it, which is a mistake of ours. */
export function pathParameter(request: Request, name: string): string {
  const value = request.pathParameters?.[name];
  if (value === undefined) throw new StreambridgeError("UNEXPECTED", `${request.routeKey} has no {${name}}`);
  return value;
}
