import { expect, test } from "vitest";
import { answer } from "./answer.ts";
import { serve } from "./serve.ts";
import { request } from "./testing/request.ts";

function throwing(name: string) {
  return serve({ "GET /": () => Promise.reject(Object.assign(new Error("from the SDK"), { name })) });
}

test("a request goes to the route of its key", async () => {
  const handle = serve({ "GET /users/{userId}": () => Promise.resolve(answer(200, { found: true })) });
  expect(await handle(request("GET /users/{userId}"))).toMatchObject({ statusCode: 200, body: '{"found":true}' });
});

test.each(["POST /nowhere", "constructor"])("nothing answers to %s", async (routeKey) => {
  const answered = await serve({})(request(routeKey));
  expect(answered).toMatchObject({ statusCode: 404 });
  expect(answered.body).toContain('"ROUTE_UNKNOWN"');
});

test("a throttled table makes a 503 that says when to come back", async () => {
  const answered = await throwing("ThrottlingException")(request("GET /"));
  expect(answered).toMatchObject({ statusCode: 503, headers: { "retry-after": "1" } });
});

test("any other throw is left to Lambda, which counts it", async () => {
  await expect(throwing("ResourceNotFoundException")(request("GET /"))).rejects.toThrow("from the SDK");
});
