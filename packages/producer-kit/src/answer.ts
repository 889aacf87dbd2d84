import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { FieldProblem } from "./fields/field.ts";

/** What a route answers, as API Gateway takes it from a function (payload format 2.0). */
export type Answer = APIGatewayProxyStructuredResultV2;

/** Why a request is refused: the closed list that a client may switch on. */
export type RefusalCode =
  /** The body is not what the route takes; `fields` says where. 400 */
  | "REQUEST_INVALID"
  /** No route with this method and path. 404 */
  | "ROUTE_UNKNOWN"
  /** What the path names does not exist. 404 */
  | "NOT_FOUND"
  /** It cannot be done in the state that things are in. 409 */
  | "CONFLICT"
  /** The body is larger than the route takes. 413 */
  | "BODY_TOO_LARGE"
  /** The body is not JSON, as its content-type says. 415 */
  | "MEDIA_TYPE_UNSUPPORTED"
  /** The table could not take it for now; the same request will do later. 503 */
  | "TRY_LATER";

const statuses = {
  REQUEST_INVALID: 400,
  ROUTE_UNKNOWN: 404,
  NOT_FOUND: 404,
  CONFLICT: 409,
  BODY_TOO_LARGE: 413,
  MEDIA_TYPE_UNSUPPORTED: 415,
  TRY_LATER: 503,
} as const satisfies Record<RefusalCode, number>;

/** An answer with a JSON body. */
export function answer(statusCode: 200 | 201, body: object, headers: Readonly<Record<string, string>> = {}): Answer {
  return { statusCode, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

/** 204: done, and there is nothing to say. */
export function answerNothing(): Answer {
  return { statusCode: 204 };
}

/** `{ error: { code, message, fields? } }` with the status that belongs to the code. */
export function refuse(code: RefusalCode, message: string, fields?: readonly FieldProblem[]): Answer {
  return {
    statusCode: statuses[code],
    headers: { "content-type": "application/json", ...(code === "TRY_LATER" && { "retry-after": "1" }) },
    body: JSON.stringify({ error: { code, message, ...(fields !== undefined && { fields }) } }),
  };
}
