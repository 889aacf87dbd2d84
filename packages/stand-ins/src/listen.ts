import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Has a server never end a connection that idles: a client about to use it would fail without need. */
export function keepIdleConnections(server: Server): void {
  server.keepAliveTimeout = 0;
}

/**
 * Puts a server on a free port of the loopback interface, where it keeps idle connections. `close` ends open connections
 * too, so that it cannot hang.
 */
export async function listen(server: Server): Promise<{ url: string; close: () => Promise<void> }> {
  keepIdleConnections(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: addressOf(server), close: () => closeNow(server) };
}

/** `http://127.0.0.1:<port>` of a server that listens. */
export function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Ends a server and its connections; twice does no harm. */
export async function closeNow(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
