/*
 * The vendor of every plain consumer, in a thread of its own so that it takes nothing from the local cloud's. Answers each
 * request with nothing, and tells when which user came in on which path.
 */
import { createServer, type IncomingMessage } from "node:http";
import { parentPort } from "node:worker_threads";
import type { VendorMessage } from "./vendor.ts";

const tell = (message: VendorMessage): void => parentPort?.postMessage(message, []);

const server = createServer(async (request, response) => {
  const subject = await textOf(request);
  response.end();
  tell({ kind: "effect", path: request.url ?? "", subject, at: Date.now() });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address) tell({ kind: "listening", url: `http://127.0.0.1:${address.port}` });
});

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}
