import type { Context } from "aws-lambda";

/** What Lambda tells a function about its invocation, with a minute of time. */
export const context = {
  functionName: "bridge",
  functionVersion: "7",
  awsRequestId: "request-1",
  memoryLimitInMB: "1024",
  invokedFunctionArn: "arn:aws:lambda:us-east-1:000000000000:function:bridge",
  getRemainingTimeInMillis: () => 60_000,
} as Context;
