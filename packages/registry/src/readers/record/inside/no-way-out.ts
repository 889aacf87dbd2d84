import { Socket as DatagramSocket } from "node:dgram";
import dns from "node:dns";
import { once } from "node:events";
import { syncBuiltinESMExports } from "node:module";
import { createServer } from "node:net";
import { constants } from "node:os";

/**
 * Closes the ways out of this process: connections are refused, datagrams vanish, names are not found. HTTP is answered
 * above that, and never gets here (see `standInForVendors`); what it cannot read as HTTP it hands on to here.
 */
export async function closeTheNetwork(): Promise<void> {
  const handle = await anyHandle();
  handle.connect = handle.connect6 = () => -constants.errno.ECONNREFUSED;
  DatagramSocket.prototype.send = vanish;
  Object.assign(dns, { lookup: notFound, resolve: notFound, resolve4: notFound, resolve6: notFound });
  Object.assign(dns.promises, { lookup: rejected, resolve: rejected, resolve4: rejected, resolve6: rejected });
  syncBuiltinESMExports();
}

/** What every TCP connection of Node's stands on; a method answers 0, or an error's number below it. */
interface Handle {
  connect: () => number;
  connect6: () => number;
}

/** The prototype of all handles. Node hands none out but that of a socket at work, so one listens for a moment. */
async function anyHandle(): Promise<Handle> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { _handle } = server as unknown as { readonly _handle: object };
  server.close();
  return Object.getPrototypeOf(_handle) as Handle;
}

function vanish(...sent: readonly unknown[]): void {
  const told = sent.at(-1);
  if (typeof told === "function") queueMicrotask(() => told(null, 0));
}

function notFound(...asked: readonly unknown[]): void {
  const told = asked.at(-1);
  if (typeof told === "function") queueMicrotask(() => told(unknownName()));
}

function rejected(): Promise<never> {
  return Promise.reject(unknownName());
}

function unknownName(): Error {
  return Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
}
