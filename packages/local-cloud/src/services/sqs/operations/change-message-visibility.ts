import { LONGEST_VISIBILITY_S } from "../../../limits.ts";
import { missingParameter } from "../faults.ts";
import type { Queue } from "../queue.ts";
import { number, queueOf, text, type SqsOperation } from "./context.ts";

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html */
export const changeMessageVisibility: SqsOperation = (context) => (input) =>
  changeVisibility(queueOf(context, input), input);

/** Hides the message of a request, or of an entry of a batch, for as long as it says. */
export function changeVisibility(queue: Queue, input: Readonly<Record<string, unknown>>): void {
  const seconds = number(input, "VisibilityTimeout", 0, LONGEST_VISIBILITY_S);
  if (seconds === undefined) throw missingParameter("VisibilityTimeout");
  queue.changeVisibility(text(input, "ReceiptHandle"), seconds);
}
