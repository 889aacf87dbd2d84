import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readSchedule } from "./expression.ts";

const START = Date.parse("2026-01-01T10:17:30.250Z"); // a Thursday

function runs(expression: string, count = 3): readonly (string | undefined)[] {
  const schedule = readSchedule(expression);
  const times: (string | undefined)[] = [];
  for (let at: number | undefined = START; at !== undefined && times.length < count;) {
    at = schedule?.next(at);
    times.push(at === undefined ? undefined : new Date(at).toISOString().replace(":00.000Z", ""));
  }
  return times;
}

// The cron lines are the examples of AWS's page, and what it says of each.
test.each([
  ["cron(0 10 * * ? *)", ["2026-01-02T10:00", "2026-01-03T10:00", "2026-01-04T10:00"]],
  ["cron(15 12 * * ? *)", ["2026-01-01T12:15", "2026-01-02T12:15", "2026-01-03T12:15"]],
  ["cron(0 18 ? * MON-FRI *)", ["2026-01-01T18:00", "2026-01-02T18:00", "2026-01-05T18:00"]],
  ["cron(0 8 1 * ? *)", ["2026-02-01T08:00", "2026-03-01T08:00", "2026-04-01T08:00"]],
  ["cron(0/15 * * * ? *)", ["2026-01-01T10:30", "2026-01-01T10:45", "2026-01-01T11:00"]],
  ["cron(0 0 ? * 1 *)", ["2026-01-04T00:00", "2026-01-11T00:00", "2026-01-18T00:00"]],
  ["cron(0 0 ? * 6#3 *)", ["2026-01-16T00:00", "2026-02-20T00:00", "2026-03-20T00:00"]],
  ["cron(0 0 L * ? *)", ["2026-01-31T00:00", "2026-02-28T00:00", "2026-03-31T00:00"]],
  ["cron(0 0 3W * ? *)", ["2026-01-02T00:00", "2026-02-03T00:00", "2026-03-03T00:00"]],
  ["cron(0 12 1 1 ? 2027)", ["2027-01-01T12:00", undefined]],
])("%s", (expression, expected) => {
  expect(runs(expression, expected.length)).toEqual(expected);
});

test("a rate counts from when the rule was enabled, to the millisecond", () => {
  expect(readSchedule("rate(5 minutes)")?.next(START)).toBe(START + 300_000);
  expect(readSchedule("rate(1 hour)")?.next(START)).toBe(START + 3_600_000);
  expect(readSchedule("rate(2 days)")?.next(START)).toBe(START + 2 * 86_400_000);
});

test.each([
  "",
  "every day",
  "rate(0 minutes)",
  "rate(1 minutes)",
  "rate(5 minute)",
  "rate(5 seconds)",
  "rate(-1 hours)",
  "rate(1.5 hours)",
  "cron(0 10 * * ?)",
  "cron(0 10 * * * *)",
  "cron(0 10 ? * ? *)",
  "cron(61 10 * * ? *)",
  "cron(0 24 * * ? *)",
  "cron(0 10 32 * ? *)",
  "cron(0 0 10 * * ? *)",
  "at(2026-01-01T00:00:00)",
])("%j is refused", (expression) => {
  expect(readSchedule(expression)).toBeUndefined();
});

const field = (max: number) => fc.oneof(fc.constant("*"), fc.nat(max).map(String));

test("each run of a schedule comes after the one before", () => {
  fc.assert(
    fc.property(field(59), field(23), fc.nat({ max: 2e12 }), (minutes, hours, after) => {
      const next = readSchedule(`cron(${minutes} ${hours} * * ? *)`)?.next(after);
      expect(next).toBeGreaterThan(after);
      expect((next ?? 0) - after).toBeLessThanOrEqual(86_400_000);
    }),
  );
});
