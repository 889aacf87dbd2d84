// For tests and chaos runs.
export { planFaults, type FaultPlan, type FaultRule, type FaultWishes } from "./plan-faults.ts";
export { FAULT_KINDS, type FaultKind } from "./kinds.ts";
export { ANYONE, describePlace, type Place, type PlacePattern } from "./place.ts";
export type { CloudFaults } from "./cloud-faults.ts";

// For the boot.
export { createFaults, type Faulting } from "./cloud-faults.ts";
export { createCallers } from "./gateway/callers.ts";
export { withFunctionFaults } from "./functions/with-function-faults.ts";
export { withGatewayFaults } from "./gateway/with-gateway-faults.ts";
export { withReceivingFaults, withSendingFaults } from "./queues/with-delivery-faults.ts";
export { startRestartableMapping, type RestartableMapping } from "./streams/reader-restarted.ts";
export { withStreamFaults } from "./streams/with-stream-faults.ts";
