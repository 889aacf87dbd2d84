// One cold start: imports the bundle named by the first argument, hands it the batch named by the second, and prints the
// milliseconds that it took. Plain JavaScript, so that no types are stripped inside the measurement.
import { readFileSync, writeSync } from "node:fs";

const batch = JSON.parse(readFileSync(process.argv[3], "utf8"));
const log = console.log;
console.log = console.info = () => {};
const context = {
  functionName: "bridge",
  functionVersion: "1",
  awsRequestId: "1",
  memoryLimitInMB: "1024",
  invokedFunctionArn: "arn:aws:lambda:us-east-1:000000000000:function:bridge",
  getRemainingTimeInMillis: () => 60_000,
};

const start = performance.now();
const { handler } = await import(process.argv[2]);
await handler(batch, context);
const milliseconds = performance.now() - start;
console.log = log;
writeSync(3, String(milliseconds));
process.exit();
