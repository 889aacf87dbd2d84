import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A comment of a pull request. */
export interface Comment {
  readonly id: number;
  readonly user: { readonly login: string };
  body: string;
}

/** GitHub's API for the comments of one pull request, over HTTP, as far as our workflow uses it. */
export interface GitHub {
  readonly url: string;
  readonly comments: Comment[];
  /** Method and path of each request, in order. */
  readonly asked: string[];
  /** Status with which everything is answered instead, while it is set. */
  failing: number | undefined;
  close(): Promise<void>;
}

/** The token that may write. */
export const TOKEN = "a-token-that-may-write";

/**
 * Starts it on a free port.
 *
 * Source: https://docs.github.com/en/rest/issues/comments
 */
export async function startGitHub(): Promise<GitHub> {
  const server = createServer((request, response) => {
    void answer(hub, request).then(({ status, body }) => response.writeHead(status).end(JSON.stringify(body)));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const hub: GitHub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    comments: [],
    asked: [],
    failing: undefined,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return hub;
}

const COMMENTS = /^\/repos\/shop\/bus\/issues\/7\/comments$/;
const COMMENT = /^\/repos\/shop\/bus\/issues\/comments\/(\d+)$/;

async function answer(hub: GitHub, request: IncomingMessage): Promise<{ status: number; body: unknown }> {
  const { pathname, searchParams } = new URL(request.url ?? "", hub.url);
  hub.asked.push(`${request.method} ${pathname}`);
  const { body = "" } = await jsonOf(request);
  if (hub.failing !== undefined) return { status: hub.failing, body: {} };
  if (request.headers.authorization !== `Bearer ${TOKEN}`) return { status: 403, body: {} };
  if (request.method === "GET" && COMMENTS.test(pathname)) {
    const [size, page] = [Number(searchParams.get("per_page") ?? 30), Number(searchParams.get("page") ?? 1)];
    return { status: 200, body: hub.comments.slice((page - 1) * size, page * size) };
  }
  if (request.method === "POST" && COMMENTS.test(pathname)) {
    const comment = { id: 1000 + hub.comments.length, user: { login: "github-actions[bot]" }, body };
    hub.comments.push(comment);
    return { status: 201, body: comment };
  }
  const known = hub.comments.find(({ id }) => String(id) === COMMENT.exec(pathname)?.[1]);
  if (request.method !== "PATCH" || known === undefined) return { status: 404, body: {} };
  known.body = body;
  return { status: 200, body: known };
}

async function jsonOf(request: IncomingMessage): Promise<{ readonly body?: string }> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return parts.length === 0 ? {} : (JSON.parse(Buffer.concat(parts).toString("utf8")) as { body?: string });
}
