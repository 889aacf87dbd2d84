import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
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

describe("any other throw", () => {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    vi.stubEnv("POWERTOOLS_DEV", "true");
    vi.spyOn(console, "error").mockImplementation((line: unknown) => void lines.push(String(line)));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  test("is left to Lambda, which counts it, without a word of what it said", async () => {
    const failed = throwing("ResourceNotFoundException")(request("GET /"));
    await expect(failed).rejects.toThrow("UNEXPECTED: request request failed; the line before says where");
    await expect(failed).rejects.not.toHaveProperty("cause");
  });

  test("is logged with its name, its place and the id that the caller gets, and without its text", async () => {
    await expect(throwing("ResourceNotFoundException")(request("GET /"))).rejects.toThrow("UNEXPECTED");
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: "ERROR",
      requestId: "request",
      route: "GET /",
      error: "ResourceNotFoundException",
      frames: expect.arrayContaining([expect.stringContaining("serve.test.ts")]),
    });
    expect(lines[0]).not.toContain("from the SDK");
  });
});
