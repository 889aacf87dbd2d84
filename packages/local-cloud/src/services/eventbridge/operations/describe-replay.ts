import type { DescribeReplayRequest } from "@aws-sdk/client-eventbridge";
import { operation, replayOf } from "./context.ts";
import { describeReplay as describe } from "./describe.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeReplay.html */
export const describeReplay = operation<DescribeReplayRequest>((context, input) => {
  const replay = replayOf(context, input.ReplayName);
  return {
    ...describe(replay),
    ReplayArn: replay.arn,
    Destination: replay.destination,
    ...(replay.description !== undefined && { Description: replay.description }),
  };
});
