import type { CancelReplayRequest, CancelReplayResponse } from "@aws-sdk/client-eventbridge";
import { awsFault } from "../../aws-fault.ts";
import { operation, replayOf } from "./context.ts";

/** What was replayed by then stays delivered. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CancelReplay.html */
export const cancelReplay = operation<CancelReplayRequest>((context, input) => {
  const replay = replayOf(context, input.ReplayName);
  if (replay.state !== "STARTING" && replay.state !== "RUNNING") {
    throw awsFault("IllegalStatusException", `Replay ${replay.name} is not in a valid state for this operation.`);
  }
  replay.state = "CANCELLING";
  return { ReplayArn: replay.arn, State: replay.state } satisfies CancelReplayResponse;
});
