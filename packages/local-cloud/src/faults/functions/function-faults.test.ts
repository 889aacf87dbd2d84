import { createServer, type Server } from "node:http";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { close, listen } from "../../services/gateway/loopback.ts";
import { startFunction, type TestFunction } from "../../services/lambda/testing/start-function.ts";
import { strikeWith } from "../testing/strike-with.ts";
import type { Misfortune } from "./misfortune.ts";
import { withFunctionFaults } from "./with-function-faults.ts";

// It asks a server three times, in one of two ways, and logs after each answer that it knows of.
const HANDLER = `
  import { get } from "node:http";
  const ask = {
    http: (url) => new Promise((resolve, reject) => get(url, (answer) => answer.resume().once("end", resolve)).once("error", reject)),
    fetch: async (url) => (await fetch(url)).text(),
  };
  let times = 0;
  export const handler = async ({ way, url }) => {
    times++;
    for (const step of way ? [1, 2, 3] : []) { await ask[way](url); console.log("knows of " + step); }
    return times;
  };`;

let server: Server;
let url: string;
let asked = 0;
/** Has time enough on any machine. */
let fn: TestFunction;
/** For the one test that waits for the timeout itself. */
let hasty: TestFunction;

beforeAll(async () => {
  server = createServer((_, answer) => {
    asked++;
    answer.end("done");
  });
  url = await listen(server, 0);
  [fn, hasty] = await Promise.all([startFunction(HANDLER, { timeout: 900 }), startFunction(HANDLER, { timeout: 1 })]);
});
afterAll(async () => {
  await Promise.all([fn.stop(), hasty.stop()]);
  await close(server);
});
afterEach(() => {
  asked = 0;
});

const knows = (lines: readonly string[]): number => lines.filter((line) => line.startsWith("knows")).length;

async function meet(misfortune: Misfortune, way?: "http" | "fetch") {
  const before = fn.lines.length;
  const { requestId, functionError, value } = await fn.invoke({ way, url }, misfortune);
  return { requestId, functionError, value, knows: knows(fn.lines.slice(before)) };
}

test.each(["http", "fetch"] as const)(
  "a function that asks by %s dies when an answer is there and before it knows of it",
  async (way) => {
    const met = await meet({ kind: "function-dies", afterAnswers: 2 }, way);
    expect(met).toMatchObject({ functionError: "Unhandled", knows: 1 });
    expect(met.value).toEqual({
      errorType: "Runtime.ExitError",
      errorMessage: `RequestId: ${met.requestId} Error: Runtime exited with error: exit status 1`,
    });
    expect(asked).toBe(2);
  },
);

test("before the first answer means before the handler", async () => {
  await meet({ kind: "function-dies", afterAnswers: 0 }, "http");
  expect(asked).toBe(0);
});

test("a handler with fewer answers than that has done all its work when it dies", async () => {
  const met = await meet({ kind: "function-dies", afterAnswers: 9 }, "http");
  expect(met).toMatchObject({ functionError: "Unhandled", knows: 3 });
});

test("what it throws amid its work is Lambda's uncaught exception", async () => {
  const met = await meet({ kind: "function-throws", afterAnswers: 1 }, "http");
  expect(met.value).toMatchObject({ errorType: "Error", errorMessage: "injected by the fault plan" });
  expect(met.knows).toBe(0);
});

test("out of memory it ends with Lambda's words", async () => {
  const met = await meet({ kind: "function-out-of-memory", afterAnswers: 1 }, "http");
  expect(met.value).toEqual({
    errorType: "Runtime.OutOfMemory",
    errorMessage: `RequestId: ${met.requestId} Error: Runtime exited with error: signal: killed`,
  });
});

test("one that hangs is ended by its timeout", async () => {
  const { requestId, value } = await hasty.invoke({ way: "http", url }, { kind: "function-hangs", afterAnswers: 0 });
  expect(value).toEqual({
    errorType: "Sandbox.Timedout",
    errorMessage: `RequestId: ${requestId} Error: Task timed out after 1.00 seconds`,
  });
});

test("one that hangs for as long as a rule says ends then, with the words of a timeout that is far off", async () => {
  const met = await meet({ kind: "function-hangs", afterAnswers: 1, lastsMs: 20 }, "http");
  expect(met.value).toEqual({
    errorType: "Sandbox.Timedout",
    errorMessage: `RequestId: ${met.requestId} Error: Task timed out after 900.00 seconds`,
  });
});

test("the execution after it starts afresh", async () => {
  await meet({ kind: "function-dies", afterAnswers: 0 });
  expect((await fn.invoke({})).value).toBe(1);
});

test("an invocation that is throttled never runs, and counts as one that Lambda refused", async () => {
  const { injector, spy } = strikeWith({ kind: "function-throttled", rate: 1 });
  const before = fn.spy.facts.length;
  const functions = withFunctionFaults(fn.functions, injector, spy);
  await expect(functions.invoke("Test", "{}")).rejects.toMatchObject({ name: "TooManyRequestsException" });
  expect(fn.spy.facts.length).toBe(before);
  expect(spy.facts).toContainEqual(expect.objectContaining({ kind: "function-throttled", functionName: "Test" }));
});

test("the plan says when in its work a function fails", async () => {
  const { injector, injected, spy } = strikeWith({ kind: "function-dies", rate: 1 });
  const seen: (Misfortune | undefined)[] = [];
  const functions = withFunctionFaults(
    {
      ...fn.functions,
      invoke: async (_name, _payload, misfortune) => {
        seen.push(misfortune);
        return { requestId: "1", statusCode: 200, payload: "null" };
      },
    },
    injector,
    spy,
  );
  for (let call = 0; call < 30; call++) await functions.invoke("Test", "{}");
  expect(new Set(seen.map((misfortune) => misfortune?.afterAnswers)).size).toBeGreaterThan(5);
  expect(injected()[0]).toMatchObject({ service: "lambda", operation: "Invoke", resource: "Test", caller: "lambda" });
});
