import { request as send, type Agent } from "node:http";
import type { ServiceRequest } from "./gateway.ts";

/** Where requests are handed on to. */
export interface Upstream {
  /** Such as `http://127.0.0.1:8000`. */
  readonly address: string;
  /** Keeps connections open between requests; without one each request has a connection of its own, which ends with it. */
  readonly agent?: Agent;
}

/**
 * Hands a request on to another HTTP server as it is, headers and signature included, and its answer back as a stream. It
 * pipes by hand: `pipeline` makes an abort signal and an error with its stack for each stream that it ends.
 *
 * @param body What has been read of the request, all of it; default: the request is piped.
 * @returns The status that was answered, once the answer is through.
 * @throws Error when the server cannot be reached, or one of the two sides breaks off.
 */
export function forward({ request, response }: ServiceRequest, upstream: Upstream, body?: Buffer): Promise<number> {
  const { hostname, port } = new URL(upstream.address);
  // None would mean Node's own agent, which keeps connections as well.
  const { agent = false } = upstream;
  const { method, url: path, headers } = request;
  return new Promise((resolve, reject) => {
    const onward = send({ hostname, port, method, path, headers, agent }, (answer) => {
      const status = answer.statusCode ?? 502;
      answer.once("error", (broken) => {
        response.destroy();
        reject(broken);
      });
      response.once("finish", () => resolve(status));
      response.once("close", () => {
        if (response.writableFinished) return;
        // What is left of the answer is taken, so that its connection can be used again.
        answer.unpipe(response).resume();
        reject(new Error("the client has gone before its answer"));
      });
      response.writeHead(status, answer.headers);
      answer.pipe(response);
    });
    onward.once("error", reject);
    if (body) onward.end(body);
    else request.once("error", (broken) => onward.destroy(broken)).pipe(onward);
  });
}
