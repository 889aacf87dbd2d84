import { checkAttributes, type QueueAttributes } from "../attributes.ts";
import { checkRedrivePolicy } from "../check-redrive-policy.ts";
import { queueOf, type SqsOperation } from "./context.ts";

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
export const setQueueAttributes: SqsOperation = (context) => (input) => {
  const queue = queueOf(context, input);
  const attributes = (input["Attributes"] ?? {}) as QueueAttributes;
  checkAttributes(attributes, queue.isFifo);
  checkRedrivePolicy(attributes, queue.isFifo, context.store);
  queue.setAttributes(attributes);
};
