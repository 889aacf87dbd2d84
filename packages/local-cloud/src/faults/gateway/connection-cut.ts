import type { GatewayFault } from "./with-gateway-faults.ts";

export const connectionCut: GatewayFault = ({ request }) => {
  request.socket.destroy();
};
