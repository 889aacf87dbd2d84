import type { Blow } from "./undermine.ts";

/** Ends with Lambda's words for it; nothing is really filled, since the machine has better uses for its memory. */
export const outOfMemory: Blow = (_misfortune, { requestId, endWith }) =>
  endWith({
    errorType: "Runtime.OutOfMemory",
    errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`,
  });
