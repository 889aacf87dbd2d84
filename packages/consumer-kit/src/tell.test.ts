import { Logger } from "@aws-lambda-powertools/logger";
import { StreambridgeError } from "@streambridge/errors";
import { afterEach, beforeEach, expect, test, vi, type MockInstance } from "vitest";
import { Park, parked, retried, type Outcome } from "./outcome.ts";
import { countOutcomes, logOutcome } from "./tell.ts";

let lines: string[] = [];
let spies: MockInstance[] = [];

beforeEach(() => {
  lines = [];
  vi.stubEnv("POWERTOOLS_DEV", "true");
  const keep = (line: unknown): void => {
    lines.push(String(line));
  };
  spies = [vi.spyOn(console, "info").mockImplementation(keep), vi.spyOn(console, "warn").mockImplementation(keep)];
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const spy of spies) spy.mockRestore();
});

function lineOf(outcome: Outcome): Record<string, unknown> {
  logOutcome(new Logger(), outcome);
  return JSON.parse(lines.at(-1) ?? "{}") as Record<string, unknown>;
}

test("what was declared is logged with its reason", () => {
  const cause = new TypeError("ada@example.com is taken");
  const error = new Park("HubSpot answered 400", { cause, mend: "Create the property." });
  expect(lineOf({ kind: "parked", stage: "handle", error, effect: "none" })).toMatchObject({
    level: "WARN",
    message: "parked",
    stage: "handle",
    code: "PARK_REQUESTED",
    reason: "HubSpot answered 400",
    mend: "Create the property.",
    cause: "TypeError",
  });
});

test("the text of what nobody declared stays out of the log, its stack does not", () => {
  const error = StreambridgeError.from(new TypeError("cannot mail ada@example.com"), "HANDLER_FAILED");
  const line = lineOf({ kind: "retried", stage: "handle", error, effect: "unknown" });
  expect(line).toMatchObject({ code: "HANDLER_FAILED", cause: "TypeError" });
  expect(line["stack"]).toEqual(expect.arrayContaining([expect.stringContaining("tell.test.ts")]));
  expect(lines.join("\n")).not.toContain("ada@example.com");
});

test("what was given up on after such an error tells its code, not its text", () => {
  const last = StreambridgeError.from(new TypeError("cannot mail ada@example.com"), "HANDLER_FAILED");
  const error = new StreambridgeError("RETRY_AGE_EXCEEDED", `the last ended with ${last.message}`, { cause: last });
  expect(lineOf(parked("handle", error))).toMatchObject({ code: "RETRY_AGE_EXCEEDED", cause: "HANDLER_FAILED" });
  expect(lines.join("\n")).not.toContain("ada@example.com");
});

test("every outcome has its line", () => {
  const error = new StreambridgeError("LEASE_HELD", "somebody is at work");
  expect(lineOf({ kind: "handled" })).toMatchObject({ level: "INFO", message: "handled" });
  expect(lineOf({ kind: "outdated" })).toMatchObject({ message: "outdated" });
  expect(lineOf({ kind: "skipped", reason: "not for us", effect: "none" })).toMatchObject({ reason: "not for us" });
  expect(lineOf(retried("guard", error, 3))).toMatchObject({ message: "retried", after: 3 });
});

test("the counts add up to what was received, with what has no outcome", () => {
  const counts: Record<string, number> = {};
  const published = vi.fn<() => void>();
  const outcomes: Outcome[] = [
    { kind: "handled" },
    { kind: "handled" },
    { kind: "outdated" },
    { kind: "repeated" },
    { kind: "skipped", reason: "", effect: "none" },
  ];
  const addMetric = (name: string, _unit: unknown, value: number): void => {
    counts[name] = value;
  };
  countOutcomes({ addMetric, publishStoredMetrics: published }, 6, outcomes);
  const { Received: received, ...others } = counts;
  expect(received).toBe(6);
  expect(others).toEqual({ Handled: 2, Skipped: 1, Dropped: 1, Repeated: 1, Retried: 0, Parked: 0, Unaccounted: 1 });
  expect(published).toHaveBeenCalledOnce();
});
