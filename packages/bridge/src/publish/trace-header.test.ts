import { expect, test } from "vitest";
import { traceHeaderOf } from "./trace-header.ts";

test("names the same trace and parent", () => {
  expect(traceHeaderOf("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00")).toBe(
    "Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=00f067aa0ba902b7;Sampled=0",
  );
});

test.each([undefined, "", "00-xyz", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"])(
  "%j is no trace context",
  (text) => {
    expect(traceHeaderOf(text)).toBeUndefined();
  },
);
