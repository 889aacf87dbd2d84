import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Clock } from "../../clock.ts";
import type { Authorize } from "../../iam/iam.ts";
import type { Spy } from "../../spy/facts.ts";
import { LOOPBACK } from "../gateway/loopback.ts";
import type { Functions } from "../lambda/functions.ts";
import { FUNCTION_FAILED, NOT_FOUND, send, TIMED_OUT, TOO_LARGE, type Answer } from "./answers.ts";
import { authorize } from "./authorize.ts";
import { answerPreflight, isPreflight, withCors } from "./cors.ts";
import type { HttpApi, RouteTarget } from "./from-graph.ts";
import type { LocalIssuer } from "./issuer.ts";
import { REQUEST_ID_BYTES } from "./limits.ts";
import { createRouter } from "./match-route.ts";
import { mayInvoke } from "./may-invoke.ts";
import { readBody } from "./read-body.ts";
import { toAnswer } from "./to-answer.ts";
import { toEvent } from "./to-event.ts";
import { serveIssuer } from "./well-known.ts";

/** What an API is served with. */
export interface Serving {
  readonly region: string;
  readonly accountId: string;
  readonly functions: Functions;
  readonly authorize: Authorize;
  readonly issuer: LocalIssuer;
  readonly clock: Clock;
  readonly spy: Spy;
}

/** A request on its way through. */
interface Passing {
  readonly request: IncomingMessage;
  readonly requestId: string;
  /** Aborts when it is answered, or its client has gone. */
  readonly done: AbortSignal;
}

/** Makes the server of one API, which does not listen yet. */
export function serveApi(api: HttpApi, serving: Serving): Server {
  const { issuer, spy } = serving;
  const respond = createResponder(api, serving);
  const answerForIssuer = serveIssuer(api, issuer);

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = "", url = "" } = request;
    const done = new AbortController();
    response.once("close", () => done.abort());
    const requestId = randomBytes(REQUEST_ID_BYTES).toString("base64");
    const forIssuer = answerForIssuer(request);
    const answer = await (forIssuer ?? respond({ request, requestId, done: done.signal })).catch((thrown: unknown) => {
      if (!done.signal.aborted)
        spy.tell({ kind: "warning", text: `${method} ${url} of ${api.name}: ${String(thrown)}` });
      return FUNCTION_FAILED;
    });
    if (done.signal.aborted) return;
    send(response, answer, requestId);
    if (forIssuer) return;
    const [path = ""] = url.split("?");
    spy.tell({ kind: "http-request", api: api.name, method, path, status: answer.status });
  };

  return createServer((request, response) => void handle(request, response));
}

/** The way of a request: CORS, route, token, body, function. */
function createResponder(api: HttpApi, serving: Serving) {
  const { functions, issuer, clock, spy, accountId } = serving;
  const router = createRouter(api.routes);
  const trust = { now: () => clock.now(), keys: issuer.keys };

  const respond = async ({ request, requestId, done }: Passing): Promise<Answer> => {
    // Put together as text, because a path that begins with two slashes would be taken for a host.
    const url = new URL(`http://${LOOPBACK}${request.url ?? "/"}`);
    const match = router(request.method ?? "", url.pathname);
    if (!match) return NOT_FOUND;
    const { target } = match.route;
    if ("unsupported" in target) {
      spy.tell({
        kind: "warning",
        text: `${match.route.key} of ${api.name} wants ${target.unsupported}: not emulated.`,
      });
      return FUNCTION_FAILED;
    }
    const authorization = await authorize(match.route, { headers: request.headers, query: url.searchParams }, trust);
    if (!authorization.ok) return authorization.answer;
    const body = await readBody(request);
    if (!body) return TOO_LARGE;
    const { jwt } = authorization;
    const event = toEvent({
      request,
      url,
      body,
      api,
      match,
      requestId,
      accountId,
      at: clock.now(),
      ...(jwt && { jwt }),
    });
    if (!mayInvoke(target, match.route, api, serving)) return FUNCTION_FAILED;
    return invoke(target, JSON.stringify(event), done);
  };

  const invoke = async (
    { functionName, timeoutMs }: RouteTarget,
    event: string,
    done: AbortSignal,
  ): Promise<Answer> => {
    const invocation = await Promise.race([functions.invoke(functionName, event), clock.wait(timeoutMs, done)]);
    if (!invocation) return TIMED_OUT;
    return (invocation.functionError === undefined && toAnswer(invocation.payload)) || FUNCTION_FAILED;
  };

  return async (passing: Passing): Promise<Answer> => {
    const { cors } = api;
    if (!cors) return respond(passing);
    const { origin } = passing.request.headers;
    return isPreflight(passing.request)
      ? answerPreflight(cors, origin)
      : withCors(await respond(passing), cors, origin);
  };
}
