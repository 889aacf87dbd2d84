import { GetMetricStatisticsCommand, type Statistic } from "@aws-sdk/client-cloudwatch";
import { afterEach, beforeEach, expect, test } from "vitest";
import { queueArnOf, queueOf } from "../../../testing/graph-of.ts";
import { startCloudWatch, type TestCloudWatch } from "../testing/start-cloudwatch.ts";

const redrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArnOf("Dead"), maxReceiveCount: 1 });

let room: TestCloudWatch;
beforeEach(async () => {
  room = await startCloudWatch([
    queueOf("Mail", { visibilityTimeoutSeconds: 30 }),
    queueOf("Strict", { visibilityTimeoutSeconds: 30, redrivePolicy }),
    queueOf("Dead", { messageRetentionSeconds: 1_209_600 }),
  ]);
});
afterEach(() => room.stop());

const receive = (queue: string) => room.queues.receive(queue, 10, 0, new AbortController().signal);

/** The datapoints of the last minutes, the oldest first. */
async function last(count: number, queue: string, MetricName: string): Promise<readonly (number | undefined)[]> {
  const EndTime = new Date(room.clock.now());
  const StartTime = new Date(room.clock.now() - count * 60_000);
  const { Datapoints = [] } = await room.client.send(
    new GetMetricStatisticsCommand({
      Namespace: "AWS/SQS",
      MetricName,
      Dimensions: [{ Name: "QueueName", Value: queue }],
      StartTime,
      EndTime,
      Period: 60,
      Statistics: ["Maximum" satisfies Statistic],
    }),
  );
  return Array.from({ length: count }, (_, minute) => {
    const at = StartTime.getTime() + minute * 60_000;
    return Datapoints.find(({ Timestamp }) => Timestamp?.getTime() === at)?.Maximum;
  });
}

test("each minute says how many messages wait, are in flight and are delayed", async () => {
  await room.queues.send("Mail", "one");
  await room.queues.send("Mail", "two", {}, { delaySeconds: 90 });
  await room.minutes(1);
  await receive("Mail");
  await room.clock.advance(15_000);
  await receive("Mail");
  await room.clock.advance(45_000);
  expect(await last(2, "Mail", "ApproximateNumberOfMessagesVisible")).toEqual([1, 2]);
  await receive("Mail");
  await room.clock.advance(0);
  expect(room.queues.depth("Mail")).toMatchObject({ inFlight: 2 });
  await room.minutes(1);
  expect(await last(3, "Mail", "ApproximateNumberOfMessagesDelayed")).toEqual([1, 0, 0]);
});

test("the age is that of the oldest message; an empty queue has none", async () => {
  await room.minutes(1);
  await room.queues.send("Mail", "old");
  await room.minutes(2);
  await room.queues.send("Mail", "new");
  await room.minutes(1);
  expect(await last(4, "Mail", "ApproximateAgeOfOldestMessage")).toEqual([undefined, 60, 120, 180]);
});

test("a message that has been received three times no longer counts for the age, as on AWS", async () => {
  await room.queues.send("Mail", "poison");
  for (let receives = 0; receives < 3; receives++) {
    await room.minutes(1);
    await receive("Mail");
  }
  await room.queues.send("Mail", "sound");
  await room.minutes(2);
  expect(await last(3, "Mail", "ApproximateAgeOfOldestMessage")).toEqual([180, 60, 120]);
});

test("what moved to a dead-letter queue is as old there as its stay", async () => {
  await room.queues.send("Strict", "doomed");
  await room.minutes(3);
  await receive("Strict");
  await room.minutes(1);
  await receive("Strict");
  await room.minutes(2);
  expect(await last(2, "Dead", "ApproximateAgeOfOldestMessage")).toEqual([60, 120]);
});

test("a queue that has been empty for six hours tells nothing", async () => {
  await room.queues.send("Mail", "one");
  const [message] = await receive("Mail");
  await room.queues.delete("Mail", message?.receiptHandle ?? "");
  await room.minutes(6 * 60 + 2);
  expect(await last(4, "Mail", "ApproximateNumberOfMessagesVisible")).toEqual([0, 0, undefined, undefined]);
});
