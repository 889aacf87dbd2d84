import { expect, test } from "vitest";
import { OPEN } from "./testing/front.ts";
import { startFront, type Handler } from "./testing/start-front.ts";

test.each<[string, unknown, number, string, string]>([
  ["text", "hello", 200, "application/json", "hello"],
  ["an object", { id: 1 }, 200, "application/json", '{"id":1}'],
  ["nothing", undefined, 200, "application/json", "null"],
  ["a status", { statusCode: 201, body: "made" }, 201, "text/plain; charset=utf-8", "made"],
  [
    "base64",
    { statusCode: 200, headers: { "Content-Type": "image/x" }, body: "aGk=", isBase64Encoded: true },
    200,
    "image/x",
    "hi",
  ],
])("a result that is %s is answered as it says", async (_, result, status, type, body) => {
  const { call } = await startFront(OPEN, () => result);
  const answered = await call("/items");
  expect([answered.status, answered.headers.get("content-type"), await answered.text()]).toEqual([status, type, body]);
});

test("a result's headers and cookies reach the caller, a header of each cookie, but none about the connection", async () => {
  const cookies = ["a=1; Path=/", "b=2"];
  const headers = { "X-Count": 3, "Content-Length": 99, Connection: "upgrade" };
  const { call } = await startFront(OPEN, () => ({ statusCode: 202, headers, cookies, body: "four" }));
  const answered = await call("/items");
  expect([answered.status, answered.headers.get("x-count"), answered.headers.getSetCookie()]).toEqual([
    202,
    "3",
    cookies,
  ]);
  expect([answered.headers.get("content-length"), answered.headers.get("connection")]).toEqual(["4", "keep-alive"]);
});

test.each<[string, Handler]>([
  [
    "a function that throws",
    () => {
      throw new Error("broken");
    },
  ],
  ["a status that is none", () => ({ statusCode: "fine" })],
  ["a status out of range", () => ({ statusCode: 99 })],
  ["a body that is no text", () => ({ statusCode: 200, body: { a: 1 } })],
  ["cookies that are no list", () => ({ statusCode: 200, cookies: "a=1" })],
  ["a header that HTTP does not allow", () => ({ statusCode: 200, headers: { "not a name": "x" } })],
  ["a cookie that HTTP does not allow", () => ({ statusCode: 200, cookies: ["a=1\r\nb"] })],
])("%s is answered with 500", async (_, handler) => {
  const { call, spy } = await startFront(OPEN, handler);
  const answered = await call("/items");
  expect(spy.facts).toMatchObject([{ kind: "http-request", status: 500 }]);
  expect([answered.status, await answered.json()]).toEqual([500, { message: "Internal Server Error" }]);
});
