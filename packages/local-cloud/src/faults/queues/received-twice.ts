import type { Queues } from "../../services/sqs/queues.ts";
import type { Injector } from "../injector.ts";
import { isFifo } from "./delivery-place.ts";

/**
 * "A server that stores a copy of a message might be unavailable when you receive or delete a message": then the copy is
 * received again, with the same id. So a deletion is forgotten, and the message is visible at once.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues-at-least-once-delivery.html
 */
export function receivedTwice(queues: Queues, injector: Injector): Queues {
  return {
    ...queues,
    delete: async (queue, receiptHandle) => {
      const place = { service: "sqs", operation: "DeleteMessage", resource: queue, caller: "lambda" };
      const strike = injector.isOn && !isFifo(queue) ? injector.meet(place, ["received-twice"]) : undefined;
      if (!strike) return queues.delete(queue, receiptHandle);
      // A message that is visible already comes again as it is.
      await queues.changeVisibility(queue, receiptHandle, 0).catch(() => {});
    },
  };
}
