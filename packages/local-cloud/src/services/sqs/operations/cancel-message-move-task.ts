import { awsFault } from "../../aws-fault.ts";
import { resourceNotFound } from "../faults.ts";
import { text, type SqsOperation } from "./context.ts";

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CancelMessageMoveTask.html */
export const cancelMessageMoveTask: SqsOperation =
  ({ moves }) =>
  (input) => {
    const task = moves.find(text(input, "TaskHandle"));
    if (!task) throw resourceNotFound("TaskHandle");
    if (task.status !== "RUNNING") {
      throw awsFault("UnsupportedOperation", "Only active tasks can be cancelled.", {
        queryCode: "AWS.SimpleQueueService.UnsupportedOperation",
      });
    }
    task.status = "CANCELLED";
    return { ApproximateNumberOfMessagesMoved: task.moved };
  };
