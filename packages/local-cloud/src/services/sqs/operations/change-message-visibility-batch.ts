import { answerEach, entriesOf } from "./batch.ts";
import { changeVisibility } from "./change-message-visibility.ts";
import { queueOf, type SqsOperation } from "./context.ts";

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html */
export const changeMessageVisibilityBatch: SqsOperation = (context) => (input) => {
  const queue = queueOf(context, input);
  return answerEach(entriesOf(input, "ChangeMessageVisibilityBatchRequestEntry"), (entry) =>
    changeVisibility(queue, entry),
  );
};
