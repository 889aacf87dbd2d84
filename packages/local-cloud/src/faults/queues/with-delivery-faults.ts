import type { Queues } from "../../services/sqs/queues.ts";
import type { Injector } from "../injector.ts";
import { deliveredTwice } from "./delivered-twice.ts";
import { outOfOrder } from "./out-of-order.ts";
import { receivedTwice } from "./received-twice.ts";

/** Queues as EventBridge sends to them. */
export function withSendingFaults(queues: Queues, injector: Injector): Queues {
  return deliveredTwice(outOfOrder(queues, injector), injector);
}

/** Queues as event source mappings read them. */
export function withReceivingFaults(queues: Queues, injector: Injector): Queues {
  return receivedTwice(queues, injector);
}
