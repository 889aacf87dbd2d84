import { afterEach, expect, test } from "vitest";
import type { Resource } from "../../../graph/graph.ts";
import type { FactOf } from "../../../spy/facts.ts";
import { mappingOf, queueOf } from "../../../testing/graph-of.ts";
import { alarmOf, startCloudWatch, visibleIn, type TestCloudWatch } from "../testing/start-cloudwatch.ts";

const TOPIC = "arn:aws:sns:us-east-1:000000000000:Pagers";

let room: TestCloudWatch;
afterEach(() => room.stop());

async function open(...alarms: readonly Resource[]): Promise<void> {
  room = await startCloudWatch([queueOf("Mail"), ...alarms]);
}

async function empty(): Promise<void> {
  for (const { receiptHandle } of await room.queues.receive("Mail", 10, 0, new AbortController().signal))
    await room.queues.delete("Mail", receiptHandle);
}

test("an alarm is judged at the end of each minute: it rings, and it ends", async () => {
  await open(alarmOf("Full", { ...visibleIn("Mail"), threshold: 1 }));
  await room.minutes(1);
  await room.queues.send("Mail", "one");
  await room.minutes(1);
  await room.queues.send("Mail", "two");
  await room.clock.advance(59_999);
  expect(room.moves()).toEqual(["Full OK"]);
  await room.clock.advance(1);
  expect(room.moves()).toEqual(["Full OK", "Full ALARM"]);
  await empty();
  await room.minutes(3);
  expect(room.moves()).toEqual(["Full OK", "Full ALARM", "Full OK"]);
});

test("a change of state is told with its reason, and published to the topics of that state", async () => {
  await open(alarmOf("Full", { ...visibleIn("Mail"), alarmActions: [TOPIC], okActions: [] }));
  await room.queues.send("Mail", "one");
  await room.minutes(1);
  const told = room.spy.facts.find((fact): fact is FactOf<"alarm"> => fact.kind === "alarm");
  expect(told).toMatchObject({ alarm: "Full", from: "INSUFFICIENT_DATA", to: "ALARM" });
  expect(told?.reason).toBe("GreaterThanThreshold 0 for 1 of 1 datapoints: [1], a missing one is missing");
  await empty();
  await room.minutes(2);
  const published = room.spy.facts.filter((fact) => fact.kind === "notification-published");
  expect(published).toHaveLength(1);
  expect(published[0]).toMatchObject({ topic: TOPIC, subject: 'ALARM: "Full" in us-east-1' });
  expect(JSON.parse(published[0]?.message ?? "")).toMatchObject({
    AlarmName: "Full",
    AlarmDescription: "Full rings",
    NewStateValue: "ALARM",
    OldStateValue: "INSUFFICIENT_DATA",
    StateChangeTime: "2026-01-01T00:01:00.000Z",
  });
});

test("an alarm over an hour is judged once an hour, by all its minutes", async () => {
  const sent = { ...visibleIn("Mail"), metricName: "NumberOfMessagesSent", statistic: "Sum", period: 3_600 };
  await open(alarmOf("Busy", { ...sent, threshold: 2, treatMissingData: "notBreaching" }));
  for (let messages = 0; messages < 3; messages++) {
    await room.queues.send("Mail", "one");
    await room.minutes(20);
  }
  expect(room.moves()).toEqual(["Busy ALARM"]);
  await room.minutes(4 * 60);
  expect(room.moves()).toEqual(["Busy ALARM", "Busy OK"]);
});

const query = (id: string, metricName: string) => ({
  id,
  returnData: false,
  metric: { namespace: "AWS/SQS", metricName, dimensions: { QueueName: "Mail" }, period: 60, stat: "Sum" },
});

test("an alarm can reckon with several metrics", async () => {
  const metricQueries = [
    query("sent", "NumberOfMessagesSent"),
    query("deleted", "NumberOfMessagesDeleted"),
    { id: "left", expression: "sent - FILL(deleted, 0)", returnData: true },
  ];
  await open(alarmOf("Left", { metricQueries, treatMissingData: "notBreaching" }));
  await room.queues.send("Mail", "one");
  await empty();
  await room.minutes(1);
  await room.queues.send("Mail", "two");
  await room.minutes(1);
  expect(room.moves()).toEqual(["Left OK", "Left ALARM"]);
});

test("an alarm can ring since something else stays away", async () => {
  const metric = { period: 3_600, stat: "Sum" };
  const polled = {
    ...metric,
    namespace: "AWS/Lambda",
    metricName: "PolledEventCount",
    dimensions: { EventSourceMappingUUID: "m" },
  };
  const written = {
    ...metric,
    namespace: "AWS/DynamoDB",
    metricName: "ConsumedWriteCapacityUnits",
    dimensions: { TableName: "Shelves" },
  };
  const metricQueries = [
    { id: "polled", metric: polled, returnData: false },
    { id: "written", metric: written, returnData: false },
    { id: "result", expression: "IF(FILL(polled, 0) > 0, 0, FILL(written, 0))", returnData: true },
  ];
  await open(
    mappingOf("m", "stream", "Read", { metricsConfig: { metrics: ["EventCount"] } }),
    alarmOf("Silent", { metricQueries }),
  );
  const hour = async (events: number): Promise<void> => {
    room.spy.tell({ kind: "row-changed", table: "Shelves", eventName: "INSERT", eventID: "1", record: {} });
    if (events > 0) room.spy.tell({ kind: "events-counted", mapping: "m", metric: "PolledEventCount", events });
    await room.minutes(60);
  };
  await hour(1);
  await hour(0);
  await hour(1);
  expect(room.moves()).toEqual(["Silent OK", "Silent ALARM", "Silent OK"]);
});

test.each([
  ["a percentile", { ...visibleIn("Mail"), statistic: undefined, extendedStatistic: "p99" }, "the statistic p99"],
  ["a band", { ...visibleIn("Mail"), comparisonOperator: "GreaterThanUpperThreshold" }, "GreaterThanUpperThreshold"],
  ["a week", { ...visibleIn("Mail"), period: 86_400, evaluationPeriods: 7 }, "it looks back further than"],
  ["ten seconds", { ...visibleIn("Mail"), period: 10 }, "a period of 10 s"],
  [
    "another function",
    { metricQueries: [{ id: "e", expression: "RATE(m1)", returnData: true }] },
    'the function RATE is not emulated in "RATE(m1)"',
  ],
  [
    "a metric that is not there",
    { metricQueries: [{ id: "e", expression: "m1 + 1", returnData: true }] },
    'm1 in "m1 + 1" is no metric of the alarm',
  ],
])("an alarm on %s is named in a warning and never judged", async (_, inputs, reason) => {
  await open(alarmOf("Odd", inputs));
  await room.minutes(2);
  expect(room.moves()).toEqual([]);
  const warnings = room.spy.facts.filter((fact) => fact.kind === "warning").map(({ text }) => text);
  expect(warnings).toEqual([expect.stringContaining("The alarm Odd is not evaluated here: ")]);
  expect(warnings[0]).toContain(reason);
});

test("an action that is no topic is named in a warning", async () => {
  const action = "arn:aws:automate:us-east-1:ec2:recover";
  await open(alarmOf("Full", { ...visibleIn("Mail"), alarmActions: [action] }));
  await room.queues.send("Mail", "one");
  await room.minutes(1);
  expect(room.spy.facts).toContainEqual(
    expect.objectContaining({ kind: "warning", text: expect.stringContaining(action) }),
  );
});

test("two weeks in which nothing happens move no alarm", async () => {
  await open(alarmOf("Full", { ...visibleIn("Mail"), treatMissingData: "notBreaching" }));
  await room.clock.advance(14 * 86_400_000);
  expect(room.moves()).toEqual(["Full OK"]);
});
