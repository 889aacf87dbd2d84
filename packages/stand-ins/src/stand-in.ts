import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Effect, Failure, Refusal, StandIn, VendorName } from "./effect.ts";
import { listen } from "./listen.ts";
import { Memory } from "./memory.ts";

/** A request as a vendor's code below sees it. */
export interface VendorRequest {
  readonly method: string;
  /** Decoded path segments: `/1/indexes/users/batch` is `["1", "indexes", "users", "batch"]`. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** What a vendor's code answers. A string goes out as plain text, anything else as JSON. */
export interface VendorReply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** What was done, when it was done. */
  readonly effects?: readonly Omit<Effect, "at" | "vendor">[];
  /** Why it was not done. */
  readonly reason?: string;
}

/** One vendor's manners. */
export interface Vendor {
  readonly name: VendorName;
  answer(request: VendorRequest): VendorReply | Promise<VendorReply>;
  /** The answer during an outage that a test ordered. */
  outage(failure: Failure): VendorReply;
}

/** Waiting longer than this is a bug of the one who waits; the same as the local cloud's spy. */
const WAIT_MS = 40_000;

/** Starts one vendor on a free port of the loopback interface. */
export async function startStandIn(vendor: Vendor): Promise<StandIn> {
  const received = new Memory<Effect>((effect) => effect.summary);
  const refused = new Memory<Refusal>((refusal) => `${refusal.status} ${refusal.method} ${refusal.path}`);
  let failure: Failure | undefined;

  const server = createServer((incoming, outgoing) => {
    // A request that our own code trips over must not end the process that a whole local run lives in.
    serve(incoming, outgoing).catch((error: unknown) => outgoing.writeHead(500).end(String(error)));
  });
  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await read(incoming);
    const reply = failure === undefined ? await vendor.answer(request) : vendor.outage(failure);
    const at = Date.now();
    // Remembered before it is answered: whoever has the answer in hand finds the effect as well.
    for (const effect of reply.effects ?? []) received.add({ at, vendor: vendor.name, ...effect });
    if (reply.status >= 400) {
      const { method, url: path = "" } = incoming as { method: string; url?: string };
      refused.add({ at, vendor: vendor.name, method, path, status: reply.status, reason: reply.reason ?? "" });
    }
    write(outgoing, reply, failure?.retryAfter);
  }
  const { url, close } = await listen(server);

  return {
    url,
    received: received.all,
    refused: refused.all,
    onReceived: (listener) => received.listen(listener),
    fail: (next) => {
      failure = next;
    },
    waitFor: (predicate, timeoutMs = WAIT_MS) => received.waitFor(predicate, timeoutMs),
    waitForRefusal: (predicate = () => true, timeoutMs = WAIT_MS) => refused.waitFor(predicate, timeoutMs),
    stop: close,
  };
}

async function read(incoming: IncomingMessage): Promise<VendorRequest> {
  const url = new URL(incoming.url ?? "/", "http://stand-in");
  const path = url.pathname.split("/").slice(1).map(decodeURIComponent);
  return {
    method: incoming.method ?? "GET",
    path,
    query: url.searchParams,
    headers: incoming.headers,
    body: await text(incoming),
  };
}

function write(outgoing: ServerResponse, reply: VendorReply, retryAfter: number | undefined): void {
  const plain = typeof reply.body === "string";
  outgoing.writeHead(reply.status, {
    "content-type": plain ? "text/plain; charset=utf-8" : "application/json; charset=utf-8",
    ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
    ...reply.headers,
  });
  if (reply.body === undefined) outgoing.end();
  else outgoing.end(plain ? reply.body : JSON.stringify(reply.body));
}
