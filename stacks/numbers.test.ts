import { expect, test } from "vitest";
import * as kit from "../packages/consumer-kit/src/limits.ts";
import type { Subscription } from "../packages/consumer-kit/src/subscription.ts";
import * as numbers from "./numbers.ts";
import { recordProduction } from "./testing/recorded.ts";

const subscription = (more: Partial<Subscription>): Subscription => ({
  name: "audit-log",
  owner: "audit team",
  description: "Writes down.",
  events: ["OrderPlaced.v1"],
  onError: "retry",
  ...more,
});

/** The most receives of a message that is retried for so long: each wait is the shortest that the kit's back-off draws. */
function mostReceives(hours: number): number {
  let receives = 1;
  for (let waited = 0, wait = kit.BACK_OFF_BASE_S; waited < hours * 3_600; receives += 1) {
    waited += Math.min(wait, kit.BACK_OFF_CAP_S) / 2;
    wait *= 2;
  }
  return receives + kit.SHORT_WAITS;
}

test.each([1, 12, 48, 90])(
  "SQS lets a message be received as often as %d hours of retrying can need, and more",
  (hours) => {
    const count = numbers.maxReceiveCount(subscription({ retryHours: hours }));
    expect(count).toBeGreaterThan(mostReceives(hours));
    expect(count).toBeLessThan(1.5 * mostReceives(hours));
  },
);

test("retrying ends before the work queue drops the message", () => {
  expect(numbers.DEFAULT_RETRY_HOURS * 3_600).toBeLessThan(numbers.QUEUE_AGE_ALARM_S);
});

test("a message is hidden for six times the function's timeout and the window", () => {
  expect(numbers.visibilityTimeout(subscription({}))).toBe(180);
  expect(numbers.visibilityTimeout(subscription({ timeoutSeconds: 10, batch: { size: 20, windowSeconds: 5 } }))).toBe(
    65,
  );
});

test("the consumer kit reckons with the same numbers", () => {
  expect(kit.DEFAULT_RETRY_HOURS).toBe(numbers.DEFAULT_RETRY_HOURS);
});

test("a guard's row outlives every copy of its event, in the stage that keeps events the longest", async () => {
  const archive = (await recordProduction()).one("EventArchive", "EventsArchive").inputs["retentionDays"];
  expect(kit.GUARD_ROW_S).toBeGreaterThanOrEqual(numbers.messageLifetimeDays(Number(archive)) * 86_400);
});

test("the bridge gives a record up before the stream forgets it", () => {
  expect(numbers.BRIDGE_MAX_RECORD_AGE_S).toBeLessThan(24 * 3_600);
  expect(numbers.ITERATOR_AGE_ALARM_MS).toBeLessThan(numbers.BRIDGE_MAX_RECORD_AGE_S * 1_000);
});
