import type { Queues } from "../../services/sqs/queues.ts";
import type { Injector } from "../injector.ts";
import { deliveryPlace, isFifo } from "./delivery-place.ts";

/** EventBridge promises each event at least once: now and then it sends the same again, and SQS takes it for another. */
export function deliveredTwice(queues: Queues, injector: Injector): Queues {
  return {
    ...queues,
    send: async (queue, ...message) => {
      const strike =
        injector.isOn && !isFifo(queue) ? injector.meet(deliveryPlace(queue), ["delivered-twice"]) : undefined;
      const id = await queues.send(queue, ...message);
      if (strike) await queues.send(queue, ...message);
      return id;
    },
  };
}
