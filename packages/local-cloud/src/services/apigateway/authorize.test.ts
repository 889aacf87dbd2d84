import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT } from "jose";
import { expect, test } from "vitest";
import { api, authorizer, CLOSED, GUARDED, integration, route } from "./testing/front.ts";
import { expectRefusal, NOW, startFront } from "./testing/start-front.ts";

test("a token of the local issuer passes, and any of its claims can be chosen", async () => {
  const { callWith, events } = await startFront(CLOSED);
  expect((await callWith({})).status).toBe(200);
  expect((await callWith({ client_id: undefined, aud: ["other", "client-1"], sub: "me" })).status).toBe(200);
  expect(events[1]?.requestContext.authorizer.jwt.claims).toMatchObject({ aud: "[other client-1]", sub: "me" });
});

test("a request without a token is unauthorized, and never reaches the function", async () => {
  const { call, events, spy } = await startFront(CLOSED);
  expect(await expectRefusal(await call("/items"), 401, "Unauthorized")).toBe("Bearer");
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
  const { callWith, events } = await startFront(CLOSED);
  expect(await expectRefusal(await callWith(claims), 401, "Unauthorized")).toBe(challenge(description));
  expect(events).toEqual([]);
});

test("a token expires on the local cloud's clock", async () => {
  const { call, clock, token } = await startFront(CLOSED);
  const headers = { authorization: await token() };
  await clock.advance(3_599_000);
  expect((await call("/items", { headers })).status).toBe(200);
  await clock.advance(1000);
  expect((await call("/items", { headers })).status).toBe(401);
});

test("a token signed with another key under the right key's name is unauthorized", async () => {
  const { call, token } = await startFront(CLOSED);
  const right = await token();
  const { privateKey } = await generateKeyPair("RS256");
  const forged = await new SignJWT(decodeJwt(right))
    .setProtectedHeader({ alg: "RS256", ...decodeProtectedHeader(right) })
    .sign(privateKey);
  const answered = await call("/items", { headers: { authorization: `Bearer ${forged}` } });
  expect(await expectRefusal(answered, 401, "Unauthorized")).toBe(
    challenge("the token does not have a valid signature"),
  );
});

test.each([
  ["unsigned", { alg: "none" }, "the token does not name its key"],
  ["signed with a shared secret", { alg: "HS256", kid: "k" }, "the token's signing method is not supported"],
])("a token that is %s is unauthorized", async (_, header, description) => {
  const { call, token } = await startFront(CLOSED);
  const [, body] = (await token()).split(".");
  const forged = `${Buffer.from(JSON.stringify(header)).toString("base64url")}.${body}.c2ln`;
  const answered = await call("/items", { headers: { authorization: `Bearer ${forged}` } });
  expect(await expectRefusal(answered, 401, "Unauthorized")).toBe(challenge(description));
});

test("a text that is no token is unauthorized", async () => {
  const { call } = await startFront(CLOSED);
  const answered = await call("/items", { headers: { authorization: "Bearer nonsense" } });
  expect(await expectRefusal(answered, 401, "Unauthorized")).toBe(challenge("the token cannot be read"));
});

test("a route that wants scopes takes a token with any of them, and forbids one with none", async () => {
  const wanted = { ...GUARDED, authorizationScopes: ["items/read", "items/write"] };
  const { callWith, events } = await startFront([api(), integration(), authorizer(), route("GET /items", wanted)]);
  expect((await callWith({})).status).toBe(200);
  expect((await callWith({ scope: "other items/write" })).status).toBe(200);
  expect(events.map(({ requestContext }) => requestContext.authorizer.jwt.scopes)).toEqual([
    ["items/read", "items/write"],
    ["items/write"],
  ]);
  expect(await expectRefusal(await callWith({ scope: "other" }), 403, "Forbidden")).toBe(
    'Bearer scope="items/read items/write" error="insufficient_scope" ' +
      'error_description="the token does not have a required scope"',
  );
});

test("a token is found in the query where the authorizer looks for it there", async () => {
  const { call, token } = await startFront([
    api(),
    integration(),
    authorizer({ identitySources: ["$request.querystring.token"] }),
    route("GET /items", GUARDED),
  ]);
  expect((await call(`/items?token=${await token()}`)).status).toBe(200);
  expect((await call("/items", { headers: { authorization: await token() } })).status).toBe(401);
});

test("the audience of an issuer other than Cognito stands in aud", async () => {
  const jwtConfiguration = { issuer: "https://login.example", audiences: ["api"] };
  const { callWith, events } = await startFront([
    api(),
    integration(),
    authorizer({ jwtConfiguration }),
    route("GET /items", GUARDED),
  ]);
  expect((await callWith({})).status).toBe(200);
  expect(events[0]?.requestContext.authorizer.jwt.claims).toMatchObject({ aud: "api" });
});
