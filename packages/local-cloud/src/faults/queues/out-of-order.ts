import type { Queues } from "../../services/sqs/queues.ts";
import type { Injector } from "../injector.ts";
import { deliveryPlace, isFifo } from "./delivery-place.ts";

/** Seconds that a message is late where the rule does not say: enough for many others to pass it. */
const LEAST_S = 1;
const MOST_S = 3;

/** A standard queue keeps no order. Here messages come in the order of their sending, so some are sent with a delay. */
export function outOfOrder(queues: Queues, injector: Injector): Queues {
  return {
    ...queues,
    send: async (queue, body, attributes, options = {}) => {
      const strike =
        injector.isOn && !isFifo(queue) ? injector.meet(deliveryPlace(queue), ["out-of-order"]) : undefined;
      if (!strike) return queues.send(queue, body, attributes, options);
      const { lastsMs = 1000 * (LEAST_S + strike.settle("delay") * (MOST_S - LEAST_S)) } = strike;
      return queues.send(queue, body, attributes, { ...options, delaySeconds: lastsMs / 1000 });
    },
  };
}
