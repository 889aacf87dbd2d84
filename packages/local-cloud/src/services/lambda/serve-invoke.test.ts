import { afterAll, beforeAll, expect, test } from "vitest";
import { awsFault } from "../aws-fault.ts";
import { startGateway, type Gateway } from "../gateway/gateway.ts";
import { serveInvoke } from "./serve-invoke.ts";
import type { Functions } from "./functions.ts";

/** A function `Echo` that answers its event, or fails when it is told to. */
const functions: Functions = {
  names: ["Echo"],
  arnOf: (name) => {
    if (name !== "Echo") throw awsFault("ResourceNotFoundException", `Function not found: ${name}`, { status: 404 });
    return "";
  },
  invoke: async (name, payload) => {
    functions.arnOf(name);
    const isFailing = payload.includes("fail");
    return { requestId: "r", statusCode: 200, payload, ...(isFailing && { functionError: "Unhandled" as const }) };
  },
};

/** What was handed over to be done later. */
const later: string[] = [];
let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ warn: () => {} });
  gateway.mount(serveInvoke(functions, (name, payload) => void later.push(`${name} ${payload}`)));
});
afterAll(() => gateway.stop());

const invoke = (name: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${gateway.endpoint}/2015-03-31/functions/${encodeURIComponent(name)}/invocations`, {
    method: "POST",
    headers: { authorization: "AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/lambda/aws4_request", ...headers },
    body,
  });

test.each(["Echo", "Echo:$LATEST", "arn:aws:lambda:us-east-1:000000000000:function:Echo"])(
  "a function is invoked as %s",
  async (name) => {
    const answer = await invoke(name, '{"a":1}');
    expect([answer.status, await answer.text()]).toEqual([200, '{"a":1}']);
    expect(answer.headers.get("x-amz-function-error")).toBeNull();
  },
);

test("a function error is a success of the call, marked by a header", async () => {
  const answer = await invoke("Echo", '"fail"');
  expect(answer.status).toBe(200);
  expect(answer.headers.get("x-amz-function-error")).toBe("Unhandled");
});

test("an asynchronous invocation is taken, and answered with nothing", async () => {
  const answer = await invoke("Echo", '"fail"', { "x-amz-invocation-type": "Event" });
  expect([answer.status, await answer.text()]).toEqual([202, ""]);
  expect(later).toEqual(['Echo "fail"']);
});

test.each([
  ["None", "{}", {}, 404, "ResourceNotFoundException"],
  ["Echo", "{", {}, 400, "InvalidRequestContentException"],
  ["None", "{}", { "x-amz-invocation-type": "Event" }, 404, "ResourceNotFoundException"],
  ["Echo", "{}", { "x-amz-invocation-type": "DryRun" }, 400, "InvalidParameterValueException"],
] as const)("what Lambda refuses is refused by its name: %s %s %o", async (name, body, headers, status, code) => {
  const answer = await invoke(name, body, headers);
  expect([answer.status, answer.headers.get("x-amzn-errortype")]).toEqual([status, code]);
});

test("another operation of Lambda is answered as unknown", async () => {
  const headers = { authorization: "AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/lambda/aws4_request" };
  const answer = await fetch(`${gateway.endpoint}/2015-03-31/functions/`, { headers });
  expect(answer.status).toBe(404);
});
