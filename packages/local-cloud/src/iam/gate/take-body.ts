import { IncomingMessage } from "node:http";

/**
 * Reads the body of a request that somebody else is still to answer.
 *
 * @returns The body, and the same request with its body still to be read.
 */
export async function takeBody(request: IncomingMessage): Promise<{ body: string; again: IncomingMessage }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
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
