import { expect, test } from "vitest";
import { api, authorizer, GUARDED, integration, route } from "./testing/front.ts";
import { startFront } from "./testing/start-front.ts";

test("an API with CORS answers preflights itself and speaks for its functions", async () => {
  const corsConfiguration = {
    allowOrigins: ["https://shop.example"],
    allowMethods: ["GET", "POST"],
    allowHeaders: ["authorization"],
    exposeHeaders: ["x-count"],
    maxAge: 60,
  };
  const { call, callWith, events } = await startFront(
    [api({ corsConfiguration }), integration(), authorizer(), route("ANY /items", GUARDED)],
    () => ({ statusCode: 200, headers: { "Access-Control-Allow-Origin": "*" } }),
  );
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
  const withoutOrigin = await callWith({});
  expect([withoutOrigin.status, withoutOrigin.headers.get("access-control-allow-origin")]).toEqual([200, null]);
});
