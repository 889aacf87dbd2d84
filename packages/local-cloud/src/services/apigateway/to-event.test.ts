import { expect, test } from "vitest";
import { api, authorizer, GUARDED, integration, ISSUER, OPEN, route } from "./testing/front.ts";
import { NOW, startFront } from "./testing/start-front.ts";

test("a function gets the request in payload format 2.0", async () => {
  const { call, events, token, url } = await startFront([
    api(),
    integration(),
    authorizer(),
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
  const { call, events } = await startFront(OPEN);
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
  const { call, events } = await startFront([api(), integration(), route("POST /items")]);
  await call("/items", { method: "POST", headers: { "content-type": type }, body: "a=1" });
  expect(events[0]).toMatchObject({ isBase64Encoded, body: isBase64Encoded ? "YT0x" : "a=1" });
});
