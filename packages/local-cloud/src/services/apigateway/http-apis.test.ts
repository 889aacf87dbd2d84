import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from "jose";
import { expect, test } from "vitest";
import type { Resource } from "../../graph/graph.ts";
import { resourceOf } from "../../testing/graph-of.ts";
import { api, CLOSED, FUNCTION_ARN, integration, ISSUER, OPEN, route } from "./testing/front.ts";
import { expectRefusal, NOW, startFront } from "./testing/start-front.ts";

const OTHER_ARN = "arn:aws:lambda:us-east-1:000000000000:function:shop-test-Other";

test("an API goes by the logical name of the SST component that made it, and by its own where none did", async () => {
  const component = { ...resourceOf("sst:aws:ApiGatewayV2", "Shop", {}, {}), custom: false };
  const { apis } = await startFront([component, { ...api(), parent: component.urn }]);
  expect(apis).toEqual({ Shop: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) });
  expect(Object.keys((await startFront([api()])).apis)).toEqual(["Front"]);
});

test("the function's ARN and its invoke ARN both name it", async () => {
  const integrationUri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FUNCTION_ARN}/invocations`;
  const { call } = await startFront([api(), integration({ integrationUri }), route("GET /items")]);
  expect(await (await call("/items")).text()).toBe("GET /items");
});

test("a path that no route has is not found", async () => {
  const { call, spy } = await startFront(OPEN);
  await expectRefusal(await call("/items/"), 404, "Not Found");
  await expectRefusal(await call("/items", { method: "POST" }), 404, "Not Found");
  const facts = spy.facts.filter(({ kind }) => kind === "http-request");
  expect(facts).toMatchObject([
    { api: "Front", method: "GET", path: "/items/", status: 404 },
    { api: "Front", method: "POST", path: "/items", status: 404 },
  ]);
});

test("a function that cannot be called at all is answered with 500, and a warning says why", async () => {
  const { call, spy } = await startFront([api(), integration({ integrationUri: OTHER_ARN }), route("GET /items")]);
  await expectRefusal(await call("/items"), 500, "Internal Server Error");
  expect(spy.facts).toMatchObject([
    { kind: "warning", text: expect.stringContaining("GET /items of Front: ") },
    { kind: "http-request", path: "/items", status: 500 },
  ]);
});

test("a path that begins with two slashes is a path", async () => {
  const { url, events } = await startFront([api(), integration(), route("$default")]);
  await fetch(`${url}//items//1?a=1`);
  expect(events[0]).toMatchObject({ rawPath: "//items//1", rawQueryString: "a=1" });
});

test("a body of 10 MB passes, and one byte more is too large", async () => {
  const { call, events } = await startFront(
    [api(), integration(), route("POST /items")],
    ({ body = "" }) => body.length,
  );
  const post = (bytes: number) =>
    call("/items", { method: "POST", headers: { "content-type": "text/plain" }, body: Buffer.alloc(bytes, "x") });
  expect(await (await post(10_485_760)).text()).toBe("10485760");
  await expectRefusal(await post(10_485_761), 413, "Request Entity Too Large");
  expect(events).toHaveLength(1);
});

test("a function that takes longer than the integration allows is answered for, after 30 seconds", async () => {
  const called = Promise.withResolvers<void>();
  const { call, clock, spy } = await startFront(OPEN, () => {
    called.resolve();
    return new Promise(() => {});
  });
  const answering = call("/items");
  await called.promise;
  await clock.advance(29_999);
  expect(spy.facts).toEqual([]);
  await clock.advance(1);
  await expectRefusal(await answering, 503, "Service Unavailable");
});

test("a shorter timeout of the integration counts, and nothing waits on once the answer is there", async () => {
  let answer = Promise.withResolvers<string>();
  const { call, clock, spy } = await startFront(
    [api(), integration({ timeoutMilliseconds: 50 }), route("GET /items")],
    () => answer.promise,
  );
  answer.resolve("quick");
  expect((await call("/items")).status).toBe(200);
  await expect.poll(() => clock.pending).toBe(0);
  answer = Promise.withResolvers();
  const answering = call("/items");
  await expect.poll(() => clock.pending).toBe(1);
  await clock.advance(50);
  await expectRefusal(await answering, 503, "Service Unavailable");
  expect(spy.facts).toHaveLength(2);
});

test.each<[string, Resource[], string]>([
  ["IAM", [integration(), route("GET /items", { authorizationType: "AWS_IAM" })], "authorization of type AWS_IAM"],
  ["an HTTP proxy", [integration({ integrationType: "HTTP_PROXY" }), route("GET /items")], "type HTTP_PROXY"],
  ["payload format 1.0", [integration({ payloadFormatVersion: "1.0" }), route("GET /items")], "payload format 1.0"],
])("a route that asks for %s is named in a warning and answered with 500, never served", async (_, resources, text) => {
  const { call, events, spy } = await startFront([api(), ...resources]);
  expect(spy.facts).toMatchObject([{ kind: "warning", text: expect.stringContaining(text) }]);
  await expectRefusal(await call("/items"), 500, "Internal Server Error");
  expect(events).toEqual([]);
});

test("stopping ends open requests and can be done twice", async () => {
  const called = Promise.withResolvers<void>();
  const { call, stop, clock } = await startFront(OPEN, () => {
    called.resolve();
    return new Promise(() => {});
  });
  const answering = call("/items").catch(() => "ended");
  await called.promise;
  await stop();
  expect(await answering).toBe("ended");
  await expect.poll(() => clock.pending).toBe(0);
  await stop();
});

test("the issuer publishes the keys that verify its tokens", async () => {
  const { call, spy, token, url } = await startFront(CLOSED);
  const read = async (path: string): Promise<unknown> => (await call(path)).json();
  const configuration = await read("/.well-known/openid-configuration");
  expect(configuration).toMatchObject({ issuer: ISSUER, jwks_uri: `${url}/.well-known/jwks.json` });
  const keys = createLocalJWKSet((await read("/.well-known/jwks.json")) as JSONWebKeySet);
  const { payload } = await jwtVerify(await token(), keys, { issuer: ISSUER, currentDate: new Date(NOW) });
  expect(payload["client_id"]).toBe("client-1");
  expect(spy.facts).toEqual([]);
});

test("a graph without an authorizer has no token to give", async () => {
  const { token } = await startFront(OPEN);
  await expect(token()).rejects.toMatchObject({ code: "GRAPH_UNSUPPORTED" });
});
