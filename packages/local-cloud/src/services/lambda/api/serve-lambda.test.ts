import { afterAll, beforeAll, expect, test } from "vitest";
import { createManualClock } from "../../../manual-clock.ts";
import { graphOf, queueArnOf, resourceOf } from "../../../testing/graph-of.ts";
import { startGateway, type Gateway } from "../../gateway/gateway.ts";
import type { Functions } from "../functions.ts";
import { readMappingSettings, runMapping, type QueueMappingSettings } from "../mappings/index.ts";
import { createCounts } from "../mappings/mapping.ts";
import { createSpy } from "../../../spy/spy.ts";
import { serveLambda } from "./serve-lambda.ts";

const ARN = "arn:aws:lambda:us-east-1:000000000000";
const UUID = "00000000-0000-4000-8000-000000000001";

/** A function `Echo` that answers its event, or fails when it is told to. */
const functions: Functions = {
  names: ["Echo"],
  arnOf: () => `${ARN}:function:Echo`,
  invoke: async (_name, payload) => ({
    requestId: "r",
    statusCode: 200,
    payload,
    log: "START\nhello\n",
    ...(payload.includes("fail") && { functionError: "Unhandled" as const }),
  }),
};

const graph = graphOf([
  resourceOf(
    "aws:lambda/function:Function",
    "Echo",
    { runtime: "nodejs22.x", handler: "echo.handler", timeout: 20 },
    { name: "Echo", arn: `${ARN}:function:Echo` },
  ),
]);

const clock = createManualClock();
/** How often the mapping was started enabled, and stopped. */
const changes: string[] = [];
const settings = readMappingSettings(
  resourceOf(
    "aws:lambda/eventSourceMapping:EventSourceMapping",
    "Mail",
    { eventSourceArn: queueArnOf("Mail"), functionName: "Echo", batchSize: 5 },
    { uuid: UUID },
  ),
) as QueueMappingSettings;
const mapping = runMapping(settings, clock, ({ name, enabled }) => {
  changes.push(enabled ? "on" : "off");
  return { name, counts: createCounts(name, createSpy(clock)).counts, stop: async () => void changes.push("stopped") };
});

/** What was handed over to be done later. */
const later: string[] = [];
const invokeAsync = (name: string, payload: string): void => void later.push(`${name} ${payload}`);
let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ warn: () => {} });
  gateway.mount(serveLambda({ graph, functions, invokeAsync, mappings: [mapping] }));
});
afterAll(() => gateway.stop());

const authorization = "AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/lambda/aws4_request";
const invoke = (name: string, body: string, headers: Record<string, string> = {}, query = "") =>
  fetch(`${gateway.endpoint}/2015-03-31/functions/${encodeURIComponent(name)}/invocations${query}`, {
    method: "POST",
    headers: { authorization, ...headers },
    body,
  });
const call = async (method: string, path: string, body?: object): Promise<[status: number, answer: unknown]> => {
  const answer = await fetch(`${gateway.endpoint}/2015-03-31/${path}`, {
    method,
    headers: { authorization },
    ...(body && { body: JSON.stringify(body) }),
  });
  return [answer.status, await answer.json()];
};

test.each(["Echo", "Echo:$LATEST", `${ARN}:function:Echo`, "000000000000:function:Echo", "000000000000:Echo"])(
  "a function is invoked as %s",
  async (name) => {
    const answer = await invoke(name, '{"a":1}', {}, "?Qualifier=$LATEST");
    expect([answer.status, await answer.text()]).toEqual([200, '{"a":1}']);
    expect(answer.headers.get("x-amz-function-error")).toBeNull();
  },
);

test("a function error is a success of the call, marked by a header", async () => {
  const answer = await invoke("Echo", '"fail"');
  expect(answer.status).toBe(200);
  expect(answer.headers.get("x-amz-function-error")).toBe("Unhandled");
});

test("the end of the log comes with the answer where it is asked for", async () => {
  expect((await invoke("Echo", "{}")).headers.get("x-amz-log-result")).toBeNull();
  const tail = (await invoke("Echo", "{}", { "x-amz-log-type": "Tail" })).headers.get("x-amz-log-result");
  expect(Buffer.from(tail ?? "", "base64").toString()).toBe("START\nhello\n");
});

test("an asynchronous invocation is taken, and answered with nothing", async () => {
  const answer = await invoke("Echo", '"fail"', { "x-amz-invocation-type": "Event" });
  expect([answer.status, await answer.text()]).toEqual([202, ""]);
  expect(later).toEqual(['Echo "fail"']);
});

test("a dry run invokes nothing", async () => {
  const answer = await invoke("Echo", "{}", { "x-amz-invocation-type": "DryRun" });
  expect([answer.status, await answer.text(), later.length]).toEqual([204, "", 1]);
});

const asEvent = { "x-amz-invocation-type": "Event" };
const ofBytes = (bytes: number): string => JSON.stringify("x".repeat(bytes - 2));

test.each([
  ["None", "{}", {}, "", 404, "ResourceNotFoundException", `Function not found: ${ARN}:function:None`],
  ["None", "{}", asEvent, "", 404, "ResourceNotFoundException", `Function not found: ${ARN}:function:None`],
  ["Echo:live", "{}", {}, "", 404, "ResourceNotFoundException", `Function not found: ${ARN}:function:Echo:live`],
  ["Echo", "{}", {}, "?Qualifier=7", 404, "ResourceNotFoundException", `Function not found: ${ARN}:function:Echo:7`],
  ["Echo", "{", {}, "", 400, "InvalidRequestContentException", "Could not parse request body into json"],
  ["Echo", "{}", { "x-amz-invocation-type": "Later" }, "", 400, "InvalidParameterValueException", "'invocationType'"],
  ["Echo", ofBytes(6_291_457), {}, "", 413, "RequestEntityTooLargeException", "smaller than 6291456 bytes"],
  ["Echo", ofBytes(1_048_577), asEvent, "", 413, "RequestEntityTooLargeException", "smaller than 1048576 bytes"],
] as const)(
  "what Lambda refuses is refused by its name: %s %.9s %o %s",
  async (name, body, headers, query, ...refusal) => {
    const answer = await invoke(name, body, headers, query);
    const { Message } = (await answer.json()) as { readonly Message: string };
    const [status, code, message] = refusal;
    expect([answer.status, answer.headers.get("x-amzn-errortype")]).toEqual([status, code]);
    expect(Message).toContain(message);
  },
);

test("functions are listed and described", async () => {
  const described = { FunctionName: "Echo", Runtime: "nodejs22.x", Timeout: 20, MemorySize: 128, State: "Active" };
  expect(await call("GET", "functions?MaxItems=10")).toMatchObject([200, { Functions: [described] }]);
  expect(await call("GET", "functions/Echo")).toMatchObject([200, { Configuration: described }]);
  expect(await call("GET", "functions/Echo/configuration")).toMatchObject([200, described]);
  expect((await call("GET", "functions/None"))[0]).toBe(404);
});

test("mappings are listed by source and function, and described", async () => {
  const described = { UUID, State: "Enabled", EventSourceArn: queueArnOf("Mail"), BatchSize: 5 };
  const list = (query: string) => call("GET", `event-source-mappings${query}`);
  expect(await list("")).toMatchObject([200, { EventSourceMappings: [described] }]);
  expect(await list("?FunctionName=Echo")).toMatchObject([200, { EventSourceMappings: [described] }]);
  expect(await list(`?EventSourceArn=${queueArnOf("Other")}`)).toEqual([200, { EventSourceMappings: [] }]);
  expect(await call("GET", `event-source-mappings/${UUID}`)).toMatchObject([200, described]);
  expect(await call("GET", "event-source-mappings/none")).toMatchObject([404, { Type: "User" }]);
});

test("a mapping is paused and goes on, and is changed in nothing else", async () => {
  const update = (body: object) => call("PUT", `event-source-mappings/${UUID}`, body);
  expect(await update({ Enabled: false })).toMatchObject([200, { State: "Disabling" }]);
  expect(await call("GET", `event-source-mappings/${UUID}`)).toMatchObject([200, { State: "Disabled" }]);
  expect(await update({ Enabled: false })).toMatchObject([200, { State: "Disabled" }]);
  expect(await update({ Enabled: true })).toMatchObject([200, { State: "Enabling" }]);
  expect(changes).toEqual(["on", "stopped", "off", "stopped", "on"]);
  expect(await update({ BatchSize: 10 })).toMatchObject([
    400,
    { Message: expect.stringContaining("BatchSize") as string },
  ]);
});

test("another operation of Lambda is answered as unknown", async () => {
  expect(await call("POST", "functions", {})).toMatchObject([404, { Message: "The operation is not emulated here." }]);
  expect((await call("DELETE", `event-source-mappings/${UUID}`))[0]).toBe(404);
});
