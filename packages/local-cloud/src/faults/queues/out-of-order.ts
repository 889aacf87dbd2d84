import type { Queues } from "../../services/sqs/queues.ts";
import type { Injector } from "../injector.ts";
import { LEAST_LATENESS_MS, MOST_LATENESS_MS } from "../limits.ts";
import { deliveryPlace, isFifo } from "./delivery-place.ts";

/** A standard queue keeps no order. Here messages come in the order of their sending, so some are sent with a delay. */
export function outOfOrder(queues: Queues, injector: Injector): Queues {
  return {
    ...queues,
    send: async (queue, body, attributes, options = {}) => {
      const strike =
        injector.isOn && !isFifo(queue) ? injector.meet(deliveryPlace(queue), ["out-of-order"]) : undefined;
      if (!strike) return queues.send(queue, body, attributes, options);
      const { lastsMs = LEAST_LATENESS_MS + strike.settle("lateness") * (MOST_LATENESS_MS - LEAST_LATENESS_MS) } =
        strike;
      return queues.send(queue, body, attributes, { ...options, delaySeconds: lastsMs / 1000 });
    },
  };
}
