import { IncomingMessage } from "node:http";
import { readBytes } from "../../services/gateway/read-body.ts";

/**
 * Reads the body of a request that somebody else is still to answer.
 *
 * @returns The body, and the same request with its body still to be read.
 */
export async function takeBody(request: IncomingMessage): Promise<{ body: string; again: IncomingMessage }> {
  const body = await readBytes(request);
  const again = new IncomingMessage(request.socket);
  again.httpVersion = request.httpVersion;
  again.method = request.method ?? "GET";
  again.url = request.url ?? "/";
  again.headers = request.headers;
  again.rawHeaders = request.rawHeaders;
  // Otherwise a reader that is done with it would be told that the client broke off.
  again.complete = true;
  again.push(body);
  again.push(null);
  return { body: body.toString("utf8"), again };
}
