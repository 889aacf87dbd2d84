import { request as send, type Agent } from "node:http";
import { pipeline } from "node:stream/promises";
import type { ServiceRequest } from "./gateway.ts";

/** Where requests are handed on to. */
export interface Upstream {
  /** Such as `http://127.0.0.1:8000`. */
  readonly address: string;
  /** Keeps connections open between requests. */
  readonly agent?: Agent;
}

/**
 * Hands a request on to another HTTP server as it is, headers and signature included, and its answer back, both as
 * streams.
 *
 * @returns The status that was answered, once the answer is through.
 * @throws Error when the server cannot be reached or breaks off.
 */
export async function forward({ request, response }: ServiceRequest, upstream: Upstream): Promise<number> {
  const { hostname, port } = new URL(upstream.address);
  const onward = send({
    hostname,
    port,
    method: request.method,
    path: request.url,
    headers: request.headers,
    ...(upstream.agent && { agent: upstream.agent }),
  });
  const answered = new Promise<number>((resolve, reject) => {
    onward.once("error", reject);
    onward.once("response", (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      pipeline(answer, response).then(() => resolve(answer.statusCode ?? 502), reject);
    });
  });
  await Promise.all([pipeline(request, onward), answered]);
  return answered;
}
