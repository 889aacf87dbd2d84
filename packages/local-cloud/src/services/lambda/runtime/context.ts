import type { Invoke, WorkerStart } from "./messages.ts";

/**
 * The second argument of a handler.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html
 */
export function contextOf(start: WorkerStart, { requestId, deadline }: Invoke): Readonly<Record<string, unknown>> {
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: start.functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: start.functionArn,
    logGroupName: start.logGroup,
    logStreamName: start.logStream,
    memoryLimitInMB: String(start.memoryMb),
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}
