import { expect, test } from "vitest";
import { queueArnOf, resourceOf } from "../../../testing/graph-of.ts";
import { openQueueOf, startEventBridge, targetOf, type TestBridge } from "../testing/start-event-bridge.ts";

const HOUR_MS = 3_600_000;

/** A rule of the default bus with this schedule, whose target is the queue Mail. */
function startWith(scheduleExpression: string, inputs: Readonly<Record<string, unknown>> = {}): TestBridge {
  return startEventBridge([
    openQueueOf("Mail"),
    resourceOf("aws:cloudwatch/eventRule:EventRule", "Tick", { name: "Tick", scheduleExpression, ...inputs }, {}),
    targetOf("Tick", { arn: queueArnOf("Mail") }),
  ]);
}

const call = (started: TestBridge, operation: string, input: object) =>
  started.bridge.json.operations[operation]?.({ Name: "Tick", ...input }, { signal: new AbortController().signal });

test("a rate fires each time its period is over, with the event that AWS sends", async () => {
  const { clock, bodiesIn, bridge, spy } = startWith("rate(1 hour)");
  await clock.advance(HOUR_MS - 1);
  expect(bodiesIn("Mail")).toEqual([]);
  await clock.advance(2 * HOUR_MS + 1);
  await bridge.idle();
  expect(bodiesIn("Mail").map((body) => JSON.parse(body) as object)).toEqual(
    ["11:00:00", "12:00:00", "13:00:00"].map((time) => ({
      version: "0",
      id: expect.any(String) as string,
      "detail-type": "Scheduled Event",
      source: "aws.events",
      account: "000000000000",
      time: `2026-01-01T${time}Z`,
      region: "us-east-1",
      resources: ["arn:aws:events:us-east-1:000000000000:rule/Tick"],
      detail: {},
    })),
  );
  expect(spy.facts.filter(({ kind }) => kind === "schedule-due")).toHaveLength(3);
});

test("a cron fires at its minutes, in UTC", async () => {
  const { clock, spy } = startWith("cron(30 6 ? * MON-FRI *)");
  await clock.advance(7 * 24 * HOUR_MS);
  const due = spy.facts.filter(({ kind }) => kind === "schedule-due");
  const times = due.map(({ at }) => new Date(at).toISOString().slice(0, "2026-01-01T00:00".length));
  // From Thursday 2026-01-01 on, without the weekend.
  expect(times).toEqual(["02", "05", "06", "07", "08"].map((day) => `2026-01-${day}T06:30`));
});

test("a rule that is disabled is silent, and counts anew once it is enabled", async () => {
  const started = startWith("rate(1 hour)", { state: "DISABLED" });
  await started.clock.advance(10.5 * HOUR_MS);
  expect(started.bodiesIn("Mail")).toEqual([]);
  await call(started, "EnableRule", {});
  await started.clock.advance(HOUR_MS - 1);
  expect(started.bodiesIn("Mail")).toEqual([]);
  await started.clock.advance(1);
  expect(started.bodiesIn("Mail")).toHaveLength(1);
  await call(started, "DisableRule", {});
  await started.clock.advance(10 * HOUR_MS);
  expect(started.bodiesIn("Mail")).toHaveLength(1);
});

test("a rule that is put again fires by its new schedule alone, and one that is removed no more", async () => {
  const started = startWith("rate(1 hour)");
  await call(started, "PutRule", { ScheduleExpression: "rate(1 day)" });
  await started.clock.advance(25 * HOUR_MS);
  expect(started.bodiesIn("Mail")).toHaveLength(1);
  await call(started, "RemoveTargets", { Rule: "Tick", Ids: ["TickTarget"] });
  await call(started, "DeleteRule", {});
  await started.clock.advance(50 * HOUR_MS);
  expect(started.bodiesIn("Mail")).toHaveLength(1);
  expect(started.clock.pending).toBeLessThan(3);
});

test("what AWS would refuse is refused by the API and by a boot", () => {
  expect(() => startWith("rate(1 hours)")).toThrow("Parameter ScheduleExpression is not valid.");
  const started = startWith("rate(1 hour)");
  expect(() => call(started, "PutRule", { ScheduleExpression: "every hour" })).toThrow("is not valid");
});

test("nothing fires any more once it is stopped", async () => {
  const { clock, bodiesIn, bridge } = startWith("rate(1 hour)");
  await bridge.stop();
  await clock.advance(10 * HOUR_MS);
  expect(bodiesIn("Mail")).toEqual([]);
});
