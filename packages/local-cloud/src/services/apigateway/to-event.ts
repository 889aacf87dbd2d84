import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { APIGatewayEventRequestContextV2, APIGatewayProxyEventV2WithRequestContext } from "aws-lambda";
import type { JwtContext } from "./authorize.ts";
import type { HttpApi } from "./from-graph.ts";
import { decodeText, type RouteMatch } from "./match-route.ts";

/** An event in payload format 2.0. */
export type HttpEvent = APIGatewayProxyEventV2WithRequestContext<
  APIGatewayEventRequestContextV2 & { readonly authorizer?: { readonly jwt: JwtContext } }
>;

/** All that goes into an event. */
export interface Asked {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer;
  readonly api: HttpApi;
  readonly match: RouteMatch;
  readonly jwt?: JwtContext;
  readonly requestId: string;
  readonly accountId: string;
  /** When the request came, in milliseconds since the epoch. */
  readonly at: number;
}

/**
 * The event that a function gets for a request, in payload format 2.0. The path is decoded and the query is not, as
 * API Gateway has it; what a request does not have (cookies, query, variables, body) is left out.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function toEvent(asked: Asked): HttpEvent {
  const { request, url, body, match } = asked;
  const rawPath = decodeText(url.pathname);
  const cookies = request.headers.cookie?.split(/;\s*/);
  const queryStringParameters = joinRepeated(url.searchParams);
  const isText = isTextual(request.headers["content-type"]);
  return {
    version: "2.0",
    routeKey: match.route.key,
    rawPath,
    rawQueryString: url.search.slice(1),
    ...(cookies && { cookies }),
    headers: toHeaders(asked),
    ...(queryStringParameters && { queryStringParameters }),
    ...(match.pathParameters && { pathParameters: match.pathParameters }),
    requestContext: toContext(asked, rawPath),
    ...(body.length > 0 && { body: body.toString(isText ? "utf8" : "base64") }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

function toContext(
  { request, api, match, jwt, requestId, accountId, at }: Asked,
  path: string,
): HttpEvent["requestContext"] {
  return {
    accountId,
    apiId: api.id,
    ...(jwt && { authorizer: { jwt } }),
    domainName: api.domainName,
    domainPrefix: api.domainName.split(".")[0] ?? "",
    http: {
      method: request.method ?? "",
      path,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: request.socket.remoteAddress ?? "",
      userAgent: request.headers["user-agent"] ?? "",
    },
    requestId,
    routeKey: match.route.key,
    stage: "$default",
    time: toLogTime(at),
    timeEpoch: at,
  };
}

// They concern one connection, and the function is not on it; cookies have a field of their own.
const NOT_PASSED_ON = new Set(["connection", "cookie", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"]);

function toHeaders({ request, body, at }: Asked): Record<string, string> {
  const sent = Object.entries(request.headersDistinct).flatMap(([name, values]) =>
    NOT_PASSED_ON.has(name) || !values ? [] : [[name, values.join(",")]],
  );
  return {
    ...Object.fromEntries(sent),
    "content-length": String(body.length),
    "x-amzn-trace-id": `Root=1-${Math.floor(at / 1000).toString(16)}-${randomBytes(12).toString("hex")}`,
    "x-forwarded-for": [...(request.headersDistinct["x-forwarded-for"] ?? []), request.socket.remoteAddress].join(", "),
    "x-forwarded-port": String(request.socket.localPort),
    "x-forwarded-proto": "http",
  };
}

function joinRepeated(query: URLSearchParams): Record<string, string> | undefined {
  if (query.size === 0) return undefined;
  return Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name).join(",")]));
}

const TEXTUAL = new Set(["application/javascript", "application/json", "application/xml"]);

// AWS says "binary" without saying what is; these are the types that people found to come as text. A form does not.
function isTextual(contentType = ""): boolean {
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  return type.startsWith("text/") || TEXTUAL.has(type);
}

/** `10/Nov/2026:12:00:00 +0000`. */
function toLogTime(at: number): string {
  const [, day, month, year, time] = new Date(at).toUTCString().split(" ");
  return `${day}/${month}/${year}:${time} +0000`;
}
