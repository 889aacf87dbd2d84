import type { GatewayFault } from "./with-gateway-faults.ts";

/** Says nothing until the client gives up, or the time of the rule is over and the connection ends. */
export const noAnswer: GatewayFault = async ({ request, response }, _service, { lastsMs }) => {
  // In real time: it is the client's timeout that is tried, and the client is a function.
  const timer = lastsMs === undefined ? undefined : setTimeout(() => request.socket.destroy(), lastsMs);
  await new Promise((resolve) => response.once("close", resolve));
  clearTimeout(timer);
};
