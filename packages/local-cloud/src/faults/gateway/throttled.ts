import { refuseAsService } from "./refuse-as-service.ts";
import type { GatewayFault } from "./with-gateway-faults.ts";

export const throttled: GatewayFault = (asked) => refuseAsService(asked, "throttled");
