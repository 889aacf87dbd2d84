import type { IncomingMessage } from "node:http";
import type { Answer } from "./answers.ts";

/** An API's own say on CORS. */
export interface CorsConfiguration {
  /** Origins, `https://*`, or `*` for any. */
  readonly allowOrigins?: readonly string[];
  readonly allowMethods?: readonly string[];
  readonly allowHeaders?: readonly string[];
  readonly exposeHeaders?: readonly string[];
  readonly allowCredentials?: boolean;
  /** Seconds. */
  readonly maxAge?: number;
}

/** Whether this is a browser asking beforehand. Such a request reaches no route where the API answers for CORS. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === "OPTIONS" && headers.origin !== undefined && "access-control-request-method" in headers;
}

/** What a preflight is answered with: no content, and what is allowed where the origin is. */
export function answerPreflight(cors: CorsConfiguration, origin: string | undefined): Answer {
  const allowed = originHeaders(cors, origin);
  const { allowMethods, allowHeaders, maxAge } = cors;
  const rest = {
    ...(allowMethods?.length && { "access-control-allow-methods": allowMethods.join(",") }),
    ...(allowHeaders?.length && { "access-control-allow-headers": allowHeaders.join(",") }),
    ...(maxAge !== undefined && { "access-control-max-age": String(maxAge) }),
  };
  return { status: 204, headers: allowed ? { ...allowed, ...rest } : {}, body: "" };
}

/**
 * Puts the API's CORS headers on an answer. Those of the function are dropped: API Gateway ignores them once the API
 * itself is configured.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export function withCors(answer: Answer, cors: CorsConfiguration, origin: string | undefined): Answer {
  const own = Object.entries(answer.headers).filter(([name]) => !name.startsWith("access-control-"));
  const exposed = cors.exposeHeaders?.length && { "access-control-expose-headers": cors.exposeHeaders.join(",") };
  const allowed = originHeaders(cors, origin);
  return { ...answer, headers: { ...Object.fromEntries(own), ...(allowed && { ...allowed, ...exposed }) } };
}

function originHeaders(
  { allowOrigins = [], allowCredentials }: CorsConfiguration,
  origin: string | undefined,
): Record<string, string> | undefined {
  if (origin === undefined) return undefined;
  const rule = allowOrigins.find(
    (one) => one === "*" || one === origin || (one.endsWith("://*") && origin.startsWith(one.slice(0, -1))),
  );
  if (rule === undefined) return undefined;
  return {
    "access-control-allow-origin": rule === "*" ? "*" : origin,
    ...(allowCredentials === true && { "access-control-allow-credentials": "true" }),
  };
}
