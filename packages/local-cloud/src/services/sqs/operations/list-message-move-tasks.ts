import { MOST_LISTED_MOVES } from "../../../limits.ts";
import type { MoveTask } from "../move-tasks.ts";
import { number, text, type SqsOperation } from "./context.ts";
import { queueOfArn } from "./start-message-move-task.ts";

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html */
export const listMessageMoveTasks: SqsOperation = (context) => (input) => {
  const source = queueOfArn(context, text(input, "SourceArn"), "SourceArn");
  const most = number(input, "MaxResults", 1, MOST_LISTED_MOVES) ?? 1;
  return { Results: context.moves.of(source).slice(0, most).map(describe) };
};

function describe(task: MoveTask): Record<string, unknown> {
  const { handle, source, destination, perSecond, startedAt, toMove, moved, status, failureReason } = task;
  return {
    // Nothing can be done with the handle of a move that has ended.
    ...(status === "RUNNING" && { TaskHandle: handle }),
    Status: status,
    SourceArn: source.arn,
    ...(destination && { DestinationArn: destination.arn }),
    ...(perSecond !== undefined && { MaxNumberOfMessagesPerSecond: perSecond }),
    ApproximateNumberOfMessagesMoved: moved,
    ApproximateNumberOfMessagesToMove: toMove,
    ...(failureReason !== undefined && { FailureReason: failureReason }),
    StartedTimestamp: startedAt,
  };
}
