import { refuseAsService } from "./refuse-as-service.ts";
import type { GatewayFault } from "./with-gateway-faults.ts";

export const serverError: GatewayFault = (asked) => refuseAsService(asked, "broken");
