import { expect, test } from "vitest";
import { Park, Retry } from "./outcome.ts";
import { refusal } from "./refusal.ts";

test.each([undefined, 401, 403, 408, 425, 429, 500, 503])("%s passes, so it is retried", (status) => {
  expect(refusal("Acme", { status })).toBeInstanceOf(Retry);
});

test.each([400, 404, 409, 413, 422])("%i does not pass, so it is parked", (status) => {
  const error = refusal("Acme", { status, mend: "Look at the mapping." });
  expect(error).toBeInstanceOf(Park);
  expect(error).toMatchObject({ sentence: `Acme answered ${status}`, mend: "Look at the mapping." });
});

test("Retry-After is understood in seconds and as a date", () => {
  expect(refusal("Acme", { status: 429, retryAfter: "12" })).toMatchObject({ after: 12 });
  const inAMinute = new Date(Date.now() + 60_000).toUTCString();
  const { after } = refusal("Acme", { status: 503, retryAfter: inAMinute }) as Retry;
  expect(after).toBeGreaterThan(55);
  expect(after).toBeLessThanOrEqual(60);
});

test("a Retry-After that says neither, or lies in the past, is no wait", () => {
  expect(refusal("Acme", { status: 429, retryAfter: "soon" })).toMatchObject({ after: undefined });
  expect(refusal("Acme", { status: 429, retryAfter: "Thu, 01 Jan 1970 00:00:00 GMT" })).toMatchObject({ after: 0 });
});
