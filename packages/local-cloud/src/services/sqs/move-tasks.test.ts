import {
  CancelMessageMoveTaskCommand,
  ListMessageMoveTasksCommand,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { queueArnOf, queueOf } from "../../testing/graph-of.ts";
import { startSqs, type TestSqs } from "./testing/start-sqs.ts";

const SourceArn = queueArnOf("Dead");
const redrivePolicy = JSON.stringify({ deadLetterTargetArn: SourceArn, maxReceiveCount: 1 });
const forever = new AbortController().signal;

let sqs: TestSqs;
beforeEach(async () => {
  sqs = await startSqs([
    queueOf("Letters", { redrivePolicy, visibilityTimeoutSeconds: 1 }),
    queueOf("Parcels", { redrivePolicy, visibilityTimeoutSeconds: 1 }),
    queueOf("Dead"),
    queueOf("Elsewhere"),
  ]);
});
afterEach(() => sqs.stop());

/** Sends a message and lets it be given up. */
async function giveUp(queue: string, body: string): Promise<void> {
  await sqs.queues.send(queue, body);
  await sqs.queues.receive(queue, 10, 0, forever);
  await sqs.clock.advance(1000);
  await sqs.queues.receive(queue, 10, 0, forever);
}

const bodiesIn = (queue: string): readonly string[] => sqs.queues.peek(queue).map(({ body }) => body);
const list = () => sqs.client.send(new ListMessageMoveTasksCommand({ SourceArn, MaxResults: 10 }));
const start = (more: { DestinationArn?: string; MaxNumberOfMessagesPerSecond?: number } = {}) =>
  sqs.client.send(new StartMessageMoveTaskCommand({ SourceArn, ...more }));

const refusal = async (input: { SourceArn: string; DestinationArn?: string }): Promise<unknown> =>
  sqs.client.send(new StartMessageMoveTaskCommand(input)).catch((error: unknown) => error);

test("messages go back to the queues that gave them up, as new ones", async () => {
  await giveUp("Letters", "a");
  await giveUp("Parcels", "b");
  const before = sqs.queues.peek("Dead").map(({ messageId }) => messageId);
  await start();
  await sqs.clock.advance(0);
  expect([bodiesIn("Letters"), bodiesIn("Parcels"), bodiesIn("Dead")]).toEqual([["a"], ["b"], []]);
  expect(before).not.toContain(sqs.queues.peek("Letters")[0]?.messageId);
  expect((await list()).Results).toEqual([
    {
      Status: "COMPLETED",
      SourceArn,
      ApproximateNumberOfMessagesMoved: 2,
      ApproximateNumberOfMessagesToMove: 2,
      StartedTimestamp: sqs.clock.now(),
    },
  ]);
});

test("a destination takes them all", async () => {
  await giveUp("Letters", "a");
  await start({ DestinationArn: queueArnOf("Elsewhere") });
  await sqs.clock.advance(0);
  expect(bodiesIn("Elsewhere")).toEqual(["a"]);
});

test("a rate moves so many a second, and the rest stays when the move is cancelled", async () => {
  for (const body of ["a", "b", "c"]) await giveUp("Letters", body);
  const { TaskHandle } = await start({ MaxNumberOfMessagesPerSecond: 1 });
  await sqs.clock.advance(1500);
  expect(bodiesIn("Letters")).toEqual(["a", "b"]);
  expect((await list()).Results).toMatchObject([{ Status: "RUNNING", TaskHandle, MaxNumberOfMessagesPerSecond: 1 }]);
  const cancelled = await sqs.client.send(new CancelMessageMoveTaskCommand({ TaskHandle }));
  expect(cancelled.ApproximateNumberOfMessagesMoved).toBe(2);
  await sqs.clock.advance(5000);
  expect(bodiesIn("Dead")).toEqual(["c"]);
  expect((await list()).Results).toMatchObject([{ Status: "CANCELLED" }]);
});

test("a message that was sent to the dead-letter queue itself fails a move that names no destination", async () => {
  await sqs.queues.send("Dead", "by hand");
  await start();
  await sqs.clock.advance(0);
  expect((await list()).Results).toMatchObject([{ Status: "FAILED", FailureReason: "CouldNotDetermineMessageSource" }]);
  expect(bodiesIn("Dead")).toEqual(["by hand"]);
});

test("only a dead-letter queue can be moved, one move at a time, to a queue that is there", async () => {
  await giveUp("Letters", "a");
  expect(await refusal({ SourceArn: queueArnOf("Elsewhere") })).toMatchObject({
    message: "Source queue must be configured as a Dead Letter Queue.",
  });
  expect(await refusal({ SourceArn: queueArnOf("Nowhere") })).toMatchObject({ name: "ResourceNotFoundException" });
  expect(await refusal({ SourceArn, DestinationArn: queueArnOf("Nowhere") })).toMatchObject({
    name: "ResourceNotFoundException",
  });
  await start({ MaxNumberOfMessagesPerSecond: 1 });
  expect(await refusal({ SourceArn })).toMatchObject({ name: "InvalidParameterValue" });
});
