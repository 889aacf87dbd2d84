import { expect, test } from "vitest";
import { queueArnOf } from "../../../../testing/graph-of.ts";
import { Thrown } from "../testing/scripted-function.ts";
import { recordOf } from "../testing/scripted-stream.ts";
import { startStream, type StreamMappingChoices, type TestStreamMapping } from "../testing/start-stream.ts";

const fails = (): never => {
  throw new Thrown("always");
};

const told = {
  requestContext: {
    requestId: "request-2",
    functionArn: "arn:aws:lambda:us-east-1:000000000000:function:handler",
    condition: "RetryAttemptsExhausted",
    approximateInvokeCount: 2,
  },
  responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
  version: "1.0",
  timestamp: "2026-01-01T00:00:01.500Z",
  DDBStreamBatchInfo: {
    shardId: "shard-1",
    startSequenceNumber: "1",
    endSequenceNumber: "2",
    approximateArrivalOfFirstRecord: "2026-01-01T00:00:01Z",
    approximateArrivalOfLastRecord: "2026-01-01T00:00:01Z",
    batchSize: 2,
    streamArn: "arn:aws:dynamodb:us-east-1:000000000000:table/Places/stream/2026-01-01T00:00:00.000",
  },
};

/** Two records that fail twice and are given up, at half past a second. */
async function giveUp(choices: StreamMappingChoices): Promise<TestStreamMapping> {
  const started = startStream(fails, { maximumRetryAttempts: 1, ...choices });
  await started.clock.advance(1000);
  await started.write(2);
  await started.clock.advance(500);
  return started;
}

test("a queue is told where in the stream the batch lies, and gets none of its records", async () => {
  const { queues, spy, mapping } = await giveUp({ onFailureArn: queueArnOf("Failed") });
  expect(queues.peek("Failed").map(({ body }) => JSON.parse(body) as unknown)).toEqual([told]);
  expect(spy.facts).toContainEqual(
    expect.objectContaining({
      kind: "batch-discarded",
      mapping: "Reader",
      condition: "RetryAttemptsExhausted",
      destination: queueArnOf("Failed"),
      records: 2,
    }),
  );
  expect(mapping.counts).toMatchObject({ OnFailureDestinationDeliveredEventCount: 2, DroppedEventCount: 0 });
});

test("a bucket gets the records as well", async () => {
  const { objects, clock } = await giveUp({ onFailureArn: "arn:aws:s3:::failures" });
  const at = clock.now() - 500;
  expect(objects.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    { ...told, payload: { Records: [recordOf("1", { at }), recordOf("2", { at })] } },
  ]);
  expect(objects[0]?.bucket).toBe("failures");
  expect(objects[0]?.key).toMatch(
    /^aws\/lambda\/11111111-2222-3333-4444-555555555555\/shard-1\/2026\/01\/01\/2026-01-01T00\.00\.01-[\da-f-]{36}$/,
  );
});

test("without a destination the batch is dropped, and counted as dropped", async () => {
  const { mapping, spy } = await giveUp({});
  expect(mapping.counts).toMatchObject({ DroppedEventCount: 2, OnFailureDestinationDeliveredEventCount: 0 });
  expect(spy.facts).toContainEqual(expect.objectContaining({ kind: "batch-discarded", records: 2 }));
});

test.each([
  ["does not exist", { onFailureArn: queueArnOf("Nowhere") }],
  ["is of a kind that is not emulated", { onFailureArn: "arn:aws:sns:us-east-1:000000000000:Topic" }],
  ["fails", { onFailureArn: "arn:aws:s3:::failures", putObject: () => Promise.reject(new Error("NoSuchBucket")) }],
])("a destination that %s loses the batch, and says so", async (_what, choices) => {
  const { mapping, spy } = await giveUp(choices);
  expect(mapping.counts).toMatchObject({ DroppedEventCount: 2, OnFailureDestinationDeliveredEventCount: 0 });
  expect(spy.facts).toContainEqual(
    expect.objectContaining({ kind: "warning", text: expect.stringContaining("which is lost") as string }),
  );
});
