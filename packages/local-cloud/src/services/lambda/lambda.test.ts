import { readdir } from "node:fs/promises";
import { afterEach, expect, test } from "vitest";
import { createManualClock } from "../../manual-clock.ts";
import { startFunction, type TestFunction } from "./testing/start-function.ts";

const started: TestFunction[] = [];
afterEach(async () => {
  for (const fn of started.splice(0)) await fn.stop();
});

async function start(...args: Parameters<typeof startFunction>): Promise<TestFunction> {
  const fn = await startFunction(...args);
  started.push(fn);
  return fn;
}

test("event and result are JSON, as on Lambda: a date becomes text, nothing becomes null", async () => {
  const fn = await start(
    "export const handler = async ({ when }) => when === undefined ? undefined : { when: new Date(when), gone: undefined };",
  );
  expect((await fn.invoke({})).value).toBeNull();
  expect((await fn.invoke({ when: 1 })).value).toEqual({ when: "1970-01-01T00:00:00.001Z" });
});

test("one execution is kept warm between invocations; events at the same time get one each", async () => {
  const fn = await start(`
    let times = 0;
    export const handler = async () => (times += 1);`);
  expect((await fn.invoke()).value).toBe(1);
  expect((await fn.invoke()).value).toBe(2);
  const both = await Promise.all([fn.invoke(), fn.invoke()]);
  expect(new Set(both.map(({ value }) => value))).toEqual(new Set([1, 3]));
});

test("what a handler throws becomes Lambda's error object", async () => {
  const fn = await start(
    "export const handler = async ({ plain }) => { throw plain ? 'text' : new RangeError('too far'); };",
  );
  const thrown = await fn.invoke();
  expect(thrown.functionError).toBe("Unhandled");
  expect(thrown.value).toMatchObject({ errorType: "RangeError", errorMessage: "too far" });
  expect((thrown.value as { trace: string[] }).trace[0]).toBe("RangeError: too far");
  expect((await fn.invoke({ plain: true })).value).toEqual({ errorType: "string", errorMessage: "text", trace: [] });
  await fn.spy.waitFor("function-ended", ({ error }) => error === "RangeError: too far");
});

test("a function that runs too long is ended with Lambda's words, and the next invocation starts afresh", async () => {
  const fn = await start(
    "let times = 0; export const handler = ({ hang }) => { times++; while (hang); return times; };",
    { timeout: 1 },
  );
  const late = await fn.invoke({ hang: true });
  expect(late.functionError).toBe("Unhandled");
  expect(late.value).toEqual({
    errorType: "Sandbox.Timedout",
    errorMessage: `RequestId: ${late.requestId} Error: Task timed out after 1.00 seconds`,
  });
  expect((await fn.invoke({})).value).toBe(1);
});

test("a function that ends its process is reported, and ends nothing else", async () => {
  const fn = await start("export const handler = ({ code }) => process.exit(code);");
  const exited = await fn.invoke({ code: 7 });
  expect(exited.value).toEqual({
    errorType: "Runtime.ExitError",
    errorMessage: `RequestId: ${exited.requestId} Error: Runtime exited with error: exit status 7`,
  });
});

test("a function that uses up its memory is reported", async () => {
  const fn = await start(
    "export const handler = () => { const all = []; for (;;) all.push(new Array(1e5).fill(all.length)); };",
    { memorySize: 64, timeout: 30 },
  );
  const { requestId, value } = await fn.invoke();
  expect(value).toEqual({
    errorType: "Runtime.OutOfMemory",
    errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`,
  });
});

test("the time of day is the clock's, and goes on in real time; what is counted from it stays right", async () => {
  const clock = createManualClock(Date.parse("2026-01-01T00:00:00Z"));
  const fn = await startFunction(
    `const loadedAt = Date.now();
     export const handler = async (_, { getRemainingTimeInMillis }) => {
       const before = Date.now();
       while (Date.now() === before) await new Promise(setImmediate);
       return {
         loadedAt: new Date(loadedAt).toISOString().slice(0, 16),
         year: new Date().getFullYear(),
         text: Date().slice(0, 15),
         isDate: new Date() instanceof Date,
         given: new Date(0).toISOString(),
         waited: Date.now() - before,
         remaining: getRemainingTimeInMillis(),
       };
     };`,
    { timeout: 900 },
    {},
    clock,
  );
  started.push(fn);
  const expected = { isDate: true, given: "1970-01-01T00:00:00.000Z", loadedAt: "2026-01-01T00:00" };
  expect((await fn.invoke()).value).toMatchObject({ ...expected, year: 2026, text: "Thu Jan 01 2026" });
  await clock.advance(365 * 24 * 3_600_000);
  const { value } = await fn.invoke();
  expect(value).toMatchObject({ ...expected, year: 2027, text: "Fri Jan 01 2027" });
  const { waited, remaining } = value as Record<string, number>;
  expect(waited).toBeGreaterThan(0);
  // Not the year by which the clock was moved; how long a busy machine takes is no matter.
  expect(waited).toBeLessThan(900_000);
  expect(remaining).toBeGreaterThan(0);
  expect(remaining).toBeLessThan(900_000);
});

test("a rejection that nobody catches fails the invocation", async () => {
  const fn = await start(`export const handler = () => {
    void Promise.reject(new Error("floating"));
    return new Promise(() => {});
  };`);
  expect((await fn.invoke()).value).toMatchObject({
    errorType: "Runtime.UnhandledPromiseRejection",
    errorMessage: "Error: floating",
  });
});

test("a bundle that cannot be loaded, or lacks the handler, is reported at each invocation", async () => {
  const broken = await start("throw new TypeError('at start'); export const handler = () => 1;");
  expect((await broken.invoke()).value).toMatchObject({ errorType: "TypeError", errorMessage: "at start" });
  expect((await broken.invoke()).value).toMatchObject({ errorType: "TypeError" });
  const other = await start("export const somethingElse = () => 1;");
  expect((await other.invoke()).value).toMatchObject({
    errorType: "Runtime.HandlerNotFound",
    errorMessage: "bundle.handler is undefined or not exported",
  });
});

test("a result that is no JSON is an error", async () => {
  const fn = await start("export const handler = () => 1n;");
  expect((await fn.invoke()).value).toMatchObject({ errorMessage: "Unable to stringify response body" });
});

test("an answer above six megabytes is refused", async () => {
  const fn = await start("export const handler = () => 'x'.repeat(7_000_000);");
  expect((await fn.invoke()).value).toMatchObject({ errorType: "Function.ResponseSizeTooLarge" });
});

test("every line is told before the invocation that wrote it ends, the unfinished last one included", async () => {
  const fn = await start(`export const handler = () => {
    console.log("one"); console.error("two\\nthree"); process.stdout.write("four");
  };`);
  await fn.invoke();
  expect(fn.lines).toEqual(["one", "two", "three", "four"]);
  expect(fn.spy.facts.map(({ kind }) => kind)).toEqual([
    "function-started",
    ...Array.from({ length: 4 }, () => "function-log"),
    "function-ended",
  ]);
});

test("lines written before the process ends are not lost", async () => {
  const fn = await start("export const handler = () => { console.log('last words'); process.exit(1); };");
  await fn.invoke();
  expect(fn.lines).toEqual(["last words"]);
});

test("the environment is what Lambda and the program set, and nothing of this process", async () => {
  process.env["OF_THIS_PROCESS"] = "must not be seen";
  const fn = await start("export const handler = () => process.env;", {
    environment: { variables: { MODE: "test", QUEUE: "https://sqs.us-east-1.amazonaws.com/1/Mail", SST_KEY: "k" } },
  });
  const { value } = await fn.invoke();
  delete process.env["OF_THIS_PROCESS"];
  expect(value).toMatchObject({
    MODE: "test",
    QUEUE: "http://127.0.0.1:1/1/Mail",
    AWS_REGION: "us-east-1",
    AWS_ENDPOINT_URL: "http://127.0.0.1:1",
    AWS_LAMBDA_FUNCTION_NAME: "Test",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "256",
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    _HANDLER: "bundle.handler",
    _X_AMZN_TRACE_ID: expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/),
  });
  expect(value).not.toHaveProperty("OF_THIS_PROCESS");
  expect(value).not.toHaveProperty("SST_KEY");
});

test("what a function changes in its environment does not reach this process", async () => {
  const fn = await start("export const handler = () => { process.env.LEAK = 'yes'; };");
  await fn.invoke();
  expect(process.env["LEAK"]).toBeUndefined();
});

test("the context is Lambda's", async () => {
  const fn = await start(
    `export const handler = (event, context) => ({ ...context, left: context.getRemainingTimeInMillis() });`,
    { timeout: 900, memorySize: 512 },
  );
  const { requestId, value } = await fn.invoke();
  expect(value).toMatchObject({
    awsRequestId: requestId,
    functionName: "Test",
    functionVersion: "$LATEST",
    invokedFunctionArn: "arn:aws:lambda:us-east-1:000000000000:function:Test",
    logGroupName: "/aws/lambda/Test",
    memoryLimitInMB: "512",
  });
  const { left } = value as { readonly left: number };
  // Some of the 900 seconds that it has; how many are left depends on the machine.
  expect(left).toBeGreaterThan(60_000);
  expect(left).toBeLessThanOrEqual(900_000);
});

test("Resource of the package sst shows the links and the app", async () => {
  const fn = await start(
    `import { Resource } from "sst";
     export const handler = () => [Resource.Mail.url, Resource.Key.value, Resource.App.name, Resource.App.stage];`,
    {},
    { links: { Mail: { url: "https://sqs.us-east-1.amazonaws.com/1/Mail" }, Key: { value: "secret" } } },
  );
  expect((await fn.invoke()).value).toEqual(["http://127.0.0.1:1/1/Mail", "secret", "shop", "test"]);
});

test("a reserved concurrency that is used up throttles, as Lambda does", async () => {
  const fn = await start("export const handler = async () => {};", {
    reservedConcurrentExecutions: 1,
  });
  const [first, second] = await Promise.allSettled([fn.invoke(), fn.invoke()]);
  expect(first.status).toBe("fulfilled");
  expect(second).toMatchObject({ status: "rejected", reason: { name: "TooManyRequestsException", status: 429 } });
  expect(fn.spy.facts.filter(({ kind }) => kind === "function-throttled")).toHaveLength(1);
});

test("what a cold start compiled is kept beside the bundle for the next one", async () => {
  const fn = await start("export const handler = async () => process.env.LAMBDA_TASK_ROOT;");
  // The second answer comes after what follows the first, in the same thread.
  await fn.invoke();
  const { value } = await fn.invoke();
  const kept = await readdir(`${String(value)}/compiled`, { recursive: true, withFileTypes: true });
  expect(kept.filter((entry) => entry.isFile()).length).toBeGreaterThan(0);
});
