import type { APIGatewayProxyEventV2WithJWTAuthorizer } from "aws-lambda";
import { createLocalJWKSet, generateKeyPair, jwtVerify, SignJWT, type JSONWebKeySet } from "jose";
import { afterEach, expect, test } from "vitest";
import type { Resource } from "../../graph/graph.ts";
import { createManualClock, type ManualClock } from "../../manual-clock.ts";
import { createSpy } from "../../spy/spy.ts";
import type { Spy } from "../../spy/facts.ts";
import { graphOf, resourceOf } from "../../testing/graph-of.ts";
import type { Functions } from "../lambda/functions.ts";
import { startHttpApis, type HttpApis } from "./index.ts";

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

interface Started extends HttpApis {
  readonly url: string;
  readonly clock: ManualClock;
  readonly spy: Spy;
  /** What the function was given, oldest first. */
  readonly events: readonly Event[];
  readonly call: (path: string, init?: RequestInit) => Promise<Response>;
  readonly callWith: (claims: Readonly<Record<string, unknown>>) => Promise<Response>;
}

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const NOW = Date.parse("2026-11-10T12:00:00.000Z");
const ISSUER = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_pool";
const FUNCTION_ARN = "arn:aws:lambda:us-east-1:000000000000:function:shop-test-Items";

const made = (type: string, name: string, inputs: Record<string, unknown>, id = `${name}-id`): Resource => ({
  ...resourceOf(`aws:apigatewayv2/${type}`, name, inputs, {}),
  id,
});

const api = (inputs: Record<string, unknown> = {}): Resource => ({
  ...resourceOf(
    "aws:apigatewayv2/api:Api",
    "Front",
    { protocolType: "HTTP", corsConfiguration: {}, ...inputs },
    { apiEndpoint: "https://abc123.execute-api.us-east-1.amazonaws.com" },
  ),
  id: "abc123",
});

const integration = (inputs: Record<string, unknown> = {}): Resource =>
  made("integration:Integration", "Behind", {
    apiId: "abc123",
    integrationType: "AWS_PROXY",
    integrationUri: FUNCTION_ARN,
    payloadFormatVersion: "2.0",
    ...inputs,
  });

const route = (routeKey: string, inputs: Record<string, unknown> = {}): Resource =>
  made("route:Route", routeKey, { apiId: "abc123", routeKey, target: "integrations/Behind-id", ...inputs });

const GUARDED = { authorizationType: "JWT", authorizerId: "Door-id" };

const authorizer = made("authorizer:Authorizer", "Door", {
  apiId: "abc123",
  authorizerType: "JWT",
  identitySources: ["$request.header.Authorization"],
  jwtConfiguration: { issuer: ISSUER, audiences: ["client-1"] },
});

const guarded = [api(), integration(), authorizer, route("GET /items", GUARDED)];

type Handler = (event: Event) => unknown;

async function start(resources: readonly Resource[], handler: Handler = ({ routeKey }) => routeKey): Promise<Started> {
  const clock = createManualClock(NOW);
  const spy = createSpy(clock);
  const events: Event[] = [];
  const functions: Functions = {
    names: ["shop-test-Items"],
    arnOf: () => FUNCTION_ARN,
    invoke: async (functionName, payload) => {
      expect(functionName).toBe("shop-test-Items");
      const event = JSON.parse(payload) as Event;
      events.push(event);
      const result = { requestId: "r", statusCode: 200 } as const;
      try {
        return { ...result, payload: JSON.stringify((await handler(event)) ?? null) };
      } catch (thrown) {
        return { ...result, payload: JSON.stringify({ errorMessage: String(thrown) }), functionError: "Unhandled" };
      }
    },
  };
  const served = await startHttpApis({ graph: graphOf(resources), functions, spy, clock });
  ends.push(served.stop);
  const url = served.apis["Front"] ?? "";
  const call: Started["call"] = (path, init) => fetch(`${url}${path}`, init);
  const callWith: Started["callWith"] = async (claims) =>
    call("/items", { headers: { authorization: `Bearer ${await served.token(claims)}` } });
  return { ...served, url, clock, spy, events, call, callWith };
}

async function refused(response: Response, status: number, message: string): Promise<string | null> {
  expect([response.status, await response.json()]).toEqual([status, { message }]);
  return response.headers.get("www-authenticate");
}

test("an API goes by the logical name of the SST component that made it, and by its own where none did", async () => {
  const component = { ...resourceOf("sst:aws:ApiGatewayV2", "Shop", {}, {}), custom: false };
  const { apis } = await start([component, { ...api(), parent: component.urn }]);
  expect(apis).toEqual({ Shop: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) });
  expect(Object.keys((await start([api()])).apis)).toEqual(["Front"]);
});

test("a function gets the request in payload format 2.0", async () => {
  const { call, events, token, url } = await start([
    api(),
    integration(),
    authorizer,
    route("POST /items/{id}/parts/{part}", GUARDED),
  ]);
  const { host, port } = new URL(url);
  await call("/items/a%20b/parts/7?tag=x&tag=y&q=a%2Bb+c", {
    method: "POST",
    headers: {
      authorization: `Bearer ${await token({ sub: "caller-1", jti: "j", roles: ["a", "b"], admin: true })}`,
      "content-type": "application/json; charset=utf-8",
      cookie: "one=1; two=2",
      "user-agent": "tester",
      "X-Mixed-Case": "kept",
    },
    body: '{"name":"Ä"}',
  });
  const seconds = NOW / 1000;
  expect(events).toEqual([
    {
      version: "2.0",
      routeKey: "POST /items/{id}/parts/{part}",
      rawPath: "/items/a b/parts/7",
      rawQueryString: "tag=x&tag=y&q=a%2Bb+c",
      cookies: ["one=1", "two=2"],
      headers: expect.objectContaining({
        "content-length": "13",
        "content-type": "application/json; charset=utf-8",
        host,
        "user-agent": "tester",
        "x-amzn-trace-id": expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
        "x-forwarded-for": "127.0.0.1",
        "x-forwarded-port": port,
        "x-forwarded-proto": "http",
        "x-mixed-case": "kept",
      }),
      queryStringParameters: { tag: "x,y", q: "a+b c" },
      pathParameters: { id: "a b", part: "7" },
      requestContext: {
        accountId: "000000000000",
        apiId: "abc123",
        authorizer: {
          jwt: {
            claims: {
              iss: ISSUER,
              sub: "caller-1",
              client_id: "client-1",
              token_use: "access",
              scope: "aws.cognito.signin.user.admin",
              iat: String(seconds),
              exp: String(seconds + 3600),
              jti: "j",
              roles: "[a b]",
              admin: "true",
            },
            scopes: null,
          },
        },
        domainName: "abc123.execute-api.us-east-1.amazonaws.com",
        domainPrefix: "abc123",
        http: {
          method: "POST",
          path: "/items/a b/parts/7",
          protocol: "HTTP/1.1",
          sourceIp: "127.0.0.1",
          userAgent: "tester",
        },
        requestId: expect.stringMatching(/^[\w+/]{15}=$/),
        routeKey: "POST /items/{id}/parts/{part}",
        stage: "$default",
        time: "10/Nov/2026:12:00:00 +0000",
        timeEpoch: NOW,
      },
      body: '{"name":"Ä"}',
      isBase64Encoded: false,
    },
  ]);
  expect(events[0]?.headers).not.toHaveProperty("cookie");
  expect(events[0]?.headers).not.toHaveProperty("connection");
});

test("what a request does not have is left out of its event", async () => {
  const { call, events } = await start([api(), integration(), route("GET /items")]);
  const answered = await call("/items");
  expect(Object.keys(events[0] ?? {}).sort()).toEqual(
    ["version", "routeKey", "rawPath", "rawQueryString", "headers", "requestContext", "isBase64Encoded"].sort(),
  );
  expect(events[0]).toMatchObject({ rawQueryString: "", isBase64Encoded: false });
  expect(events[0]?.requestContext).not.toHaveProperty("authorizer");
  expect(answered.headers.get("apigw-requestid")).toBe(events[0]?.requestContext.requestId);
});

test.each([
  ["application/octet-stream", true],
  ["application/x-www-form-urlencoded", true],
  ["text/csv", false],
  ["application/xml", false],
])("a body of type %s is base64: %s", async (type, isBase64Encoded) => {
  const { call, events } = await start([api(), integration(), route("POST /items")]);
  await call("/items", { method: "POST", headers: { "content-type": type }, body: "a=1" });
  expect(events[0]).toMatchObject({ isBase64Encoded, body: isBase64Encoded ? "YT0x" : "a=1" });
});

test("the function's ARN and its invoke ARN both name it", async () => {
  const integrationUri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FUNCTION_ARN}/invocations`;
  const { call } = await start([api(), integration({ integrationUri }), route("GET /items")]);
  expect(await (await call("/items")).text()).toBe("GET /items");
});

test("a path that no route has is not found", async () => {
  const { call, spy } = await start([api(), integration(), route("GET /items")]);
  await refused(await call("/items/"), 404, "Not Found");
  await refused(await call("/items", { method: "POST" }), 404, "Not Found");
  const facts = spy.facts.filter(({ kind }) => kind === "http-request");
  expect(facts).toMatchObject([
    { api: "Front", method: "GET", path: "/items/", status: 404 },
    { api: "Front", method: "POST", path: "/items", status: 404 },
  ]);
});

test("a token of the local issuer passes, and any of its claims can be chosen", async () => {
  const { callWith, events } = await start(guarded);
  expect((await callWith({})).status).toBe(200);
  expect((await callWith({ client_id: undefined, aud: ["other", "client-1"], sub: "me" })).status).toBe(200);
  expect(events[1]?.requestContext.authorizer.jwt.claims).toMatchObject({ aud: "[other client-1]", sub: "me" });
});

test("a request without a token is unauthorized, and never reaches the function", async () => {
  const { call, events, spy } = await start(guarded);
  expect(await refused(await call("/items"), 401, "Unauthorized")).toBe("Bearer");
  expect(events).toEqual([]);
  await spy.waitFor("http-request", ({ status }) => status === 401);
});

const challenge = (description: string): string =>
  `Bearer scope="" error="invalid_token" error_description="${description}"`;

test.each<[string, Record<string, unknown>, string]>([
  ["for another audience", { client_id: "client-2" }, "the token does not have a valid audience"],
  ["whose aud is wrong though its client_id is right", { aud: "x" }, "the token does not have a valid audience"],
  ["without an audience", { client_id: undefined }, "the token does not have a valid audience"],
  ["of another issuer", { iss: "https://elsewhere.example" }, "the token does not have a valid iss"],
  ["that has expired", { exp: NOW / 1000 }, "the token has expired"],
  ["that never expires", { exp: undefined }, "the token does not have a valid exp"],
  ["that is not valid yet", { nbf: NOW / 1000 + 1 }, "the token does not have a valid nbf"],
  ["from the future", { iat: NOW / 1000 + 1 }, "the token was issued in the future"],
])("a token %s is unauthorized", async (_, claims, description) => {
  const { callWith, events } = await start(guarded);
  expect(await refused(await callWith(claims), 401, "Unauthorized")).toBe(challenge(description));
  expect(events).toEqual([]);
});

test("a token expires on the local cloud's clock", async () => {
  const { call, clock, token } = await start(guarded);
  const headers = { authorization: await token() };
  await clock.advance(3_599_000);
  expect((await call("/items", { headers })).status).toBe(200);
  await clock.advance(1000);
  expect((await call("/items", { headers })).status).toBe(401);
});

test("a token signed with another key under the right key's name is unauthorized", async () => {
  const { call, token } = await start(guarded);
  const [head = "", body = ""] = (await token()).split(".");
  const decode = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;
  const { privateKey } = await generateKeyPair("RS256");
  const forged = await new SignJWT(decode(body)).setProtectedHeader({ alg: "RS256", ...decode(head) }).sign(privateKey);
  const answered = await call("/items", { headers: { authorization: `Bearer ${forged}` } });
  expect(await refused(answered, 401, "Unauthorized")).toBe(challenge("the token does not have a valid signature"));
});

test.each([
  ["unsigned", { alg: "none" }, "the token does not name its key"],
  ["signed with a shared secret", { alg: "HS256", kid: "k" }, "the token's signing method is not supported"],
])("a token that is %s is unauthorized", async (_, header, description) => {
  const { call, token } = await start(guarded);
  const [, body] = (await token()).split(".");
  const forged = `${Buffer.from(JSON.stringify(header)).toString("base64url")}.${body}.c2ln`;
  const answered = await call("/items", { headers: { authorization: `Bearer ${forged}` } });
  expect(await refused(answered, 401, "Unauthorized")).toBe(challenge(description));
});

test("a text that is no token is unauthorized", async () => {
  const { call } = await start(guarded);
  const answered = await call("/items", { headers: { authorization: "Bearer nonsense" } });
  expect(await refused(answered, 401, "Unauthorized")).toBe(challenge("the token cannot be read"));
});

test("a route that wants scopes takes a token with any of them, and forbids one with none", async () => {
  const wanted = { ...GUARDED, authorizationScopes: ["items/read", "items/write"] };
  const { callWith, events } = await start([api(), integration(), authorizer, route("GET /items", wanted)]);
  expect((await callWith({})).status).toBe(200);
  expect((await callWith({ scope: "other items/write" })).status).toBe(200);
  expect(events.map(({ requestContext }) => requestContext.authorizer.jwt.scopes)).toEqual([
    ["items/read", "items/write"],
    ["items/write"],
  ]);
  expect(await refused(await callWith({ scope: "other" }), 403, "Forbidden")).toBe(
    'Bearer scope="items/read items/write" error="insufficient_scope" ' +
      'error_description="the token does not have a required scope"',
  );
});

test("a token is found in the query where the authorizer looks for it there", async () => {
  const inputs = { ...authorizer.inputs, identitySources: ["$request.querystring.token"] };
  const { call, token } = await start([api(), integration(), { ...authorizer, inputs }, route("GET /items", GUARDED)]);
  expect((await call(`/items?token=${await token()}`)).status).toBe(200);
  expect((await call("/items", { headers: { authorization: await token() } })).status).toBe(401);
});

test("the audience of an issuer other than Cognito stands in aud", async () => {
  const jwtConfiguration = { issuer: "https://login.example", audiences: ["api"] };
  const door = { ...authorizer, inputs: { ...authorizer.inputs, jwtConfiguration } };
  const { callWith, events } = await start([api(), integration(), door, route("GET /items", GUARDED)]);
  expect((await callWith({})).status).toBe(200);
  expect(events[0]?.requestContext.authorizer.jwt.claims).toMatchObject({ aud: "api" });
});

test("the issuer publishes the keys that verify its tokens", async () => {
  const { call, spy, token, url } = await start(guarded);
  const read = async (path: string) => (await call(path)).json() as Promise<unknown>;
  const configuration = await read("/.well-known/openid-configuration");
  expect(configuration).toMatchObject({ issuer: ISSUER, jwks_uri: `${url}/.well-known/jwks.json` });
  const keys = createLocalJWKSet((await read("/.well-known/jwks.json")) as JSONWebKeySet);
  const { payload } = await jwtVerify(await token(), keys, { issuer: ISSUER, currentDate: new Date(NOW) });
  expect(payload["client_id"]).toBe("client-1");
  expect(spy.facts).toEqual([]);
});

test("a graph without an authorizer has no token to give", async () => {
  const { token } = await start([api(), integration(), route("GET /items")]);
  await expect(token()).rejects.toMatchObject({ code: "GRAPH_UNSUPPORTED" });
});

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
  const { call } = await start([api(), integration(), route("GET /items")], () => result);
  const answered = await call("/items");
  expect([answered.status, answered.headers.get("content-type"), await answered.text()]).toEqual([status, type, body]);
});

test("a result's headers and cookies reach the caller, a header of each cookie", async () => {
  const cookies = ["a=1; Path=/", "b=2"];
  const result = { statusCode: 204, headers: { "X-Count": 3, "Content-Length": 99 }, cookies };
  const { call } = await start([api(), integration(), route("GET /items")], () => result);
  const answered = await call("/items");
  expect([answered.status, answered.headers.get("x-count"), answered.headers.getSetCookie()]).toEqual([
    204,
    "3",
    cookies,
  ]);
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
])("%s is answered with 500", async (_, handler) => {
  const { call } = await start([api(), integration(), route("GET /items")], handler);
  await refused(await call("/items"), 500, "Internal Server Error");
});

test("a body of 10 MB passes, and one byte more is too large", async () => {
  const { call, events } = await start([api(), integration(), route("POST /items")], ({ body = "" }) => body.length);
  const post = (bytes: number) =>
    call("/items", { method: "POST", headers: { "content-type": "text/plain" }, body: Buffer.alloc(bytes, "x") });
  expect(await (await post(10_485_760)).text()).toBe("10485760");
  await refused(await post(10_485_761), 413, "Request Entity Too Large");
  expect(events).toHaveLength(1);
});

test("a function that takes longer than the integration allows is answered for, after 30 seconds", async () => {
  const called = Promise.withResolvers<void>();
  const { call, clock, spy } = await start([api(), integration(), route("GET /items")], () => {
    called.resolve();
    return new Promise(() => {});
  });
  const answering = call("/items");
  await called.promise;
  await clock.advance(29_999);
  expect(spy.facts).toEqual([]);
  await clock.advance(1);
  await refused(await answering, 503, "Service Unavailable");
});

test("a shorter timeout of the integration counts, and nothing waits on once the answer is there", async () => {
  let answer = Promise.withResolvers<string>();
  const { call, clock, spy } = await start(
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
  await refused(await answering, 503, "Service Unavailable");
  expect(spy.facts).toHaveLength(2);
});

test.each<[string, Resource[], string]>([
  ["IAM", [integration(), route("GET /items", { authorizationType: "AWS_IAM" })], "authorization of type AWS_IAM"],
  ["an HTTP proxy", [integration({ integrationType: "HTTP_PROXY" }), route("GET /items")], "type HTTP_PROXY"],
  ["payload format 1.0", [integration({ payloadFormatVersion: "1.0" }), route("GET /items")], "payload format 1.0"],
])("a route that asks for %s is named in a warning and answered with 500, never served", async (_, resources, text) => {
  const { call, events, spy } = await start([api(), ...resources]);
  expect(spy.facts).toMatchObject([{ kind: "warning", text: expect.stringContaining(text) }]);
  await refused(await call("/items"), 500, "Internal Server Error");
  expect(events).toEqual([]);
});

test("an API with CORS answers preflights itself and speaks for its functions", async () => {
  const corsConfiguration = {
    allowOrigins: ["https://shop.example"],
    allowMethods: ["GET", "POST"],
    allowHeaders: ["authorization"],
    exposeHeaders: ["x-count"],
    maxAge: 60,
  };
  const { call, callWith, events } = await start([
    api({ corsConfiguration }),
    integration(),
    authorizer,
    route("ANY /items", GUARDED),
  ]);
  const ask = (origin: string) =>
    call("/items", { method: "OPTIONS", headers: { origin, "access-control-request-method": "POST" } });
  const asked = await ask("https://shop.example");
  expect([asked.status, Object.fromEntries(asked.headers)]).toMatchObject([
    204,
    {
      "access-control-allow-origin": "https://shop.example",
      "access-control-allow-methods": "GET,POST",
      "access-control-allow-headers": "authorization",
      "access-control-max-age": "60",
    },
  ]);
  expect((await ask("https://elsewhere.example")).headers.get("access-control-allow-origin")).toBeNull();
  expect(events).toEqual([]);
  const unauthorized = await call("/items", { headers: { origin: "https://shop.example" } });
  expect(unauthorized.status).toBe(401);
  expect(unauthorized.headers.get("access-control-allow-origin")).toBe("https://shop.example");
  expect(unauthorized.headers.get("access-control-expose-headers")).toBe("x-count");
  expect((await callWith({})).headers.get("access-control-allow-origin")).toBeNull();
});

test("stopping ends open requests and can be done twice", async () => {
  const called = Promise.withResolvers<void>();
  const { call, stop, clock } = await start([api(), integration(), route("GET /items")], () => {
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
