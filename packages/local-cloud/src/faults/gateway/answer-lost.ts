import type { GatewayFault } from "./with-gateway-faults.ts";

/** The service answers into nothing; then the connection ends, as a connection does that broke on the way back. */
export const answerLost: GatewayFault = async ({ request, response, addressed }, service) => {
  const { socket } = request;
  socket.write = swallow;
  response.once("finish", () => socket.destroy());
  const closed = new Promise((resolve) => response.once("close", resolve));
  await service.handle({ request, response, addressed });
  await closed;
};

type Written = (error?: Error | null) => void;

/** In the place of a socket's `write`: nothing leaves, and the writer is told that it has. */
function swallow(_chunk: unknown, encoding?: BufferEncoding | Written, written?: Written): boolean {
  const tell = typeof encoding === "function" ? encoding : written;
  if (tell) process.nextTick(tell);
  return true;
}
