import { expect, test } from "vitest";
import { causeOf } from "./cause-of.ts";
import { request } from "./testing/request.ts";

const TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

test("a request hands on its correlation id and its trace", () => {
  const headers = { "x-correlation-id": "checkout-17", traceparent: TRACE };
  expect(causeOf(request("POST /users", { headers }), "users@1")).toEqual({
    correlationId: "checkout-17",
    traceparent: TRACE,
    producer: "users@1",
    hops: 0,
  });
});

test("a request without a correlation id gets a new one", () => {
  const ids = [1, 2].map(() => causeOf(request("POST /users"), "users@1").correlationId);
  expect(ids[0]).toMatch(/^[0-9A-Z]{26}$/);
  expect(ids[0]).not.toBe(ids[1]);
});

test.each(["", "x".repeat(257), "café"])("the correlation id %j is replaced", (id) => {
  const { correlationId } = causeOf(request("POST /users", { headers: { "x-correlation-id": id } }), "users@1");
  expect(correlationId).toMatch(/^[0-9A-Z]{26}$/);
});

test.each(["00-abc", TRACE.replace("4bf92f3577b34da6a3ce929d0e0e4736", "0".repeat(32)), `${TRACE}\n`])(
  "the trace %j is left out",
  (traceparent) => {
    expect(causeOf(request("POST /users", { headers: { traceparent } }), "users@1")).not.toHaveProperty("traceparent");
  },
);
