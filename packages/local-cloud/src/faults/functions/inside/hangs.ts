import type { Blow } from "./undermine.ts";

/** Blocks the thread, as an endless loop does without its heat, until the timeout ends it. */
export const hangs: Blow = ({ lastsMs }, { requestId, timeoutMs, endWith }) => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, lastsMs);
  const seconds = (timeoutMs / 1000).toFixed(2);
  return endWith({
    errorType: "Sandbox.Timedout",
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
  });
};
