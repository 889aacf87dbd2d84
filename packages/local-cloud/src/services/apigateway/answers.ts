import type { ServerResponse } from "node:http";

/** What a request is answered with. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** One set-cookie header each. */
  readonly cookies?: readonly string[];
  readonly body: string | Buffer;
}

/** Answers that API Gateway gives by itself, `{"message": ...}` as JSON. */
export const NOT_FOUND = ownAnswer(404, "Not Found");
export const TOO_LARGE = ownAnswer(413, "Request Entity Too Large");
export const FUNCTION_FAILED = ownAnswer(500, "Internal Server Error");
/** For an integration that took too long. */
export const TIMED_OUT = ownAnswer(503, "Service Unavailable");

/** @param challenge The value of the www-authenticate header: why the token was not taken. */
export const unauthorized = (challenge: string): Answer =>
  ownAnswer(401, "Unauthorized", { "www-authenticate": challenge });

/** @param challenge As for {@link unauthorized}: which scopes would do. */
export const forbidden = (challenge: string): Answer => ownAnswer(403, "Forbidden", { "www-authenticate": challenge });

function ownAnswer(status: number, message: string, headers: Answer["headers"] = {}): Answer {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify({ message }) };
}

// Node counts the body and keeps the connection by itself; a function's word on either could only break the answer.
const LEFT_TO_NODE = new Set(["connection", "content-length", "keep-alive", "transfer-encoding"]);

/** Sends an answer under the id that its request was given. */
export function send(response: ServerResponse, { status, headers, cookies, body }: Answer, requestId: string): void {
  response.statusCode = status;
  response.setHeader("apigw-requestid", requestId);
  for (const [name, value] of Object.entries(headers)) {
    if (!LEFT_TO_NODE.has(name.toLowerCase())) response.setHeader(name, value);
  }
  if (cookies?.length) response.setHeader("set-cookie", cookies);
  response.end(body);
}
