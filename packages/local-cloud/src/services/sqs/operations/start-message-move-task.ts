import { MOST_MOVED_A_SECOND } from "../../../limits.ts";
import { readRedrivePolicy } from "../attributes.ts";
import { moveAlreadyRunning, notADeadLetterQueue, resourceNotFound } from "../faults.ts";
import type { Queue } from "../queue.ts";
import { number, text, type SqsContext, type SqsOperation } from "./context.ts";

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html */
export const startMessageMoveTask: SqsOperation = (context) => (input) => {
  const source = queueOfArn(context, text(input, "SourceArn"), "SourceArn");
  const perSecond = number(input, "MaxNumberOfMessagesPerSecond", 1, MOST_MOVED_A_SECOND);
  if (!isDeadLetterQueue(context, source)) throw notADeadLetterQueue();
  if (context.moves.of(source).some(({ status }) => status === "RUNNING")) throw moveAlreadyRunning();
  const { handle } = context.moves.start({
    source,
    ...(input["DestinationArn"] !== undefined && {
      destination: queueOfArn(context, text(input, "DestinationArn"), "DestinationArn"),
    }),
    ...(perSecond !== undefined && { perSecond }),
  });
  return { TaskHandle: handle };
};

/** The queue that an ARN names. @throws AwsFault `ResourceNotFoundException`. */
export function queueOfArn({ store }: SqsContext, arn: string, parameter: string): Queue {
  const queue = store.ofArn(arn);
  if (!queue) throw resourceNotFound(parameter);
  return queue;
}

function isDeadLetterQueue({ store }: SqsContext, queue: Queue): boolean {
  return store.all().some(({ attributes }) => readRedrivePolicy(attributes)?.deadLetterTargetArn === queue.arn);
}
