import type { Server } from "node:http";
import { StreambridgeError } from "@streambridge/errors";

/** The only address that local services listen on: nothing of the local cloud is reachable from outside the machine. */
export const LOOPBACK = "127.0.0.1";

/**
 * Starts to listen on loopback. An idle connection is never closed from here: whoever is about to use it would meet an end
 * without an answer, and a machine that is busy would show failures that nobody planned.
 *
 * @param port 0 for any free one.
 * @returns The address, such as `http://127.0.0.1:40123`.
 * @throws StreambridgeError `SERVICE_FAILED` when the port is taken.
 */
export function listen(server: Server, port: number): Promise<string> {
  server.keepAliveTimeout = 0;
  return new Promise((resolve, reject) => {
    server.once("error", (cause) =>
      reject(
        new StreambridgeError("SERVICE_FAILED", `cannot listen on ${LOOPBACK}:${port}`, {
          cause,
          mend: "Choose another port, or end what listens on it.",
        }),
      ),
    );
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      if (typeof address === "object" && address) resolve(`http://${LOOPBACK}:${address.port}`);
    });
  });
}

/** Stops listening and ends every connection, open requests included. Safe to call twice. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
