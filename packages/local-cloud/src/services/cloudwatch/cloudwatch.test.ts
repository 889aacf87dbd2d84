import {
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  PutDashboardCommand,
  PutMetricDataCommand,
  SetAlarmStateCommand,
} from "@aws-sdk/client-cloudwatch";
import { afterAll, beforeAll, expect, test } from "vitest";
import { queueOf } from "../../testing/graph-of.ts";
import { alarmOf, startCloudWatch, visibleIn, type TestCloudWatch } from "./testing/start-cloudwatch.ts";

let room: TestCloudWatch;
beforeAll(async () => {
  room = await startCloudWatch([
    queueOf("Mail"),
    alarmOf("Full", { ...visibleIn("Mail"), treatMissingData: "ignore" }),
    alarmOf("Fuller", { ...visibleIn("Mail"), threshold: 10, evaluationPeriods: 3, datapointsToAlarm: 2 }),
  ]);
});
afterAll(() => room.stop());

const put = (MetricName: string, values: Record<string, unknown>) =>
  room.client.send(
    new PutMetricDataCommand({
      Namespace: "shop",
      MetricData: [{ MetricName, Dimensions: [{ Name: "town", Value: "Bern" }], ...values }],
    }),
  );
const StartTime = new Date("2026-01-01T00:00:00Z");
const EndTime = new Date("2026-01-01T00:10:00Z");

test("alarms are described as the program made them, with where they stand", async () => {
  const { MetricAlarms } = await room.client.send(new DescribeAlarmsCommand({ AlarmNamePrefix: "Ful" }));
  expect(MetricAlarms?.map(({ AlarmName }) => AlarmName)).toEqual(["Full", "Fuller"]);
  expect(MetricAlarms?.[1]).toMatchObject({
    AlarmArn: "arn:aws:cloudwatch:us-east-1:000000000000:alarm:Fuller",
    StateValue: "INSUFFICIENT_DATA",
    StateUpdatedTimestamp: new Date("2026-01-01T00:00:00Z"),
    MetricName: "ApproximateNumberOfMessagesVisible",
    Dimensions: [{ Name: "QueueName", Value: "Mail" }],
    Period: 60,
    EvaluationPeriods: 3,
    DatapointsToAlarm: 2,
    Threshold: 10,
    TreatMissingData: "missing",
  });
});

test("alarms come in pages, and by their state", async () => {
  const first = await room.client.send(new DescribeAlarmsCommand({ MaxRecords: 1 }));
  const second = await room.client.send(
    new DescribeAlarmsCommand({ MaxRecords: 1, ...(first.NextToken !== undefined && { NextToken: first.NextToken }) }),
  );
  expect([first, second].map(({ MetricAlarms }) => MetricAlarms?.[0]?.AlarmName)).toEqual(["Full", "Fuller"]);
  expect(second.NextToken).toBeUndefined();
  const ringing = await room.client.send(new DescribeAlarmsCommand({ StateValue: "ALARM" }));
  expect(ringing.MetricAlarms).toEqual([]);
});

test("values that a client puts are summed up by period", async () => {
  await put("Sold", { Value: 2, Timestamp: new Date("2026-01-01T00:01:30Z") });
  await put("Sold", { Values: [1, 5], Counts: [3, 1], Timestamp: new Date("2026-01-01T00:02:00Z") });
  await put("Sold", {
    StatisticValues: { SampleCount: 4, Sum: 40, Minimum: 7, Maximum: 13 },
    Timestamp: new Date("2026-01-01T00:06:00Z"),
  });
  const { Datapoints } = await room.client.send(
    new GetMetricStatisticsCommand({
      Namespace: "shop",
      MetricName: "Sold",
      Dimensions: [{ Name: "town", Value: "Bern" }],
      StartTime,
      EndTime,
      Period: 300,
      Statistics: ["Sum", "SampleCount", "Minimum", "Maximum"],
    }),
  );
  expect(
    Datapoints?.map(({ Timestamp, Sum, SampleCount, Minimum, Maximum }) => [
      Timestamp,
      Sum,
      SampleCount,
      Minimum,
      Maximum,
    ]),
  ).toEqual([
    [StartTime, 10, 5, 1, 5],
    [new Date("2026-01-01T00:05:00Z"), 40, 4, 7, 13],
  ]);
});

const stat = (MetricName: string) => ({
  Metric: { Namespace: "shop", MetricName, Dimensions: [{ Name: "town", Value: "Bern" }] },
  Period: 60,
  Stat: "Sum",
});

test("metrics and what is reckoned from them are answered together", async () => {
  await put("Bought", { Value: 4, Timestamp: new Date("2026-01-01T00:01:00Z") });
  const { MetricDataResults } = await room.client.send(
    new GetMetricDataCommand({
      StartTime,
      EndTime,
      ScanBy: "TimestampAscending",
      MetricDataQueries: [
        { Id: "sold", MetricStat: stat("Sold"), ReturnData: false },
        { Id: "bought", MetricStat: stat("Bought") },
        { Id: "left", Expression: "FILL(bought, 0) - sold" },
      ],
    }),
  );
  expect(MetricDataResults?.map(({ Id, Values }) => [Id, Values])).toEqual([
    ["bought", [4]],
    ["left", [2, -8, -40]],
  ]);
});

test("metrics that have had a value are listed, by namespace and dimension", async () => {
  const { Metrics } = await room.client.send(
    new ListMetricsCommand({ Namespace: "shop", Dimensions: [{ Name: "town", Value: "Bern" }] }),
  );
  expect(Metrics?.map(({ MetricName }) => MetricName)).toEqual(["Sold", "Bought"]);
});

test("a state that is set by hand lasts until the next evaluation", async () => {
  await room.client.send(new SetAlarmStateCommand({ AlarmName: "Full", StateValue: "ALARM", StateReason: "a drill" }));
  const { MetricAlarms } = await room.client.send(new DescribeAlarmsCommand({ StateValue: "ALARM" }));
  expect(MetricAlarms?.map(({ AlarmName, StateReason }) => [AlarmName, StateReason])).toEqual([["Full", "a drill"]]);
  await room.minutes(1);
  expect(room.moves().filter((move) => move.startsWith("Full "))).toEqual(["Full ALARM", "Full OK"]);
});

test("what is not kept here is refused by AWS's names", async () => {
  await expect(
    room.client.send(new SetAlarmStateCommand({ AlarmName: "None", StateValue: "OK", StateReason: "-" })),
  ).rejects.toMatchObject({ name: "ResourceNotFound" });
  await expect(
    room.client.send(new PutDashboardCommand({ DashboardName: "Board", DashboardBody: "{}" })),
  ).rejects.toMatchObject({ name: "UnknownOperationException" });
});

test.each([
  [{ EndTime: StartTime }, "The parameter StartTime must be less than the parameter EndTime."],
  [{ Statistics: [] }, "At least one of the parameters ExtendedStatistics and Statistics must be specified."],
])("statistics are refused with %j", async (given, message) => {
  const input = { Namespace: "shop", MetricName: "Sold", StartTime, EndTime, Period: 60, Statistics: ["Sum" as const] };
  await expect(room.client.send(new GetMetricStatisticsCommand({ ...input, ...given }))).rejects.toThrow(message);
});

test("statistics have the unit in which the values were put, and none of another", async () => {
  const metric = { Namespace: "shop", MetricName: "Weight" };
  const datum = { MetricName: "Weight", Value: 3, Unit: "Bytes" as const, Timestamp: StartTime };
  await room.client.send(new PutMetricDataCommand({ Namespace: "shop", MetricData: [datum] }));
  const units = async (Unit?: "Bytes" | "Seconds") => {
    const input = { ...metric, StartTime, EndTime, Period: 60, Statistics: ["Sum" as const], ...(Unit && { Unit }) };
    const { Datapoints = [] } = await room.client.send(new GetMetricStatisticsCommand(input));
    return Datapoints.map((point) => point.Unit);
  };
  expect([await units(), await units("Bytes"), await units("Seconds")]).toEqual([["Bytes"], ["Bytes"], []]);
});
