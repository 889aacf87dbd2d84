import { describe, expect, test } from "vitest";
import { Thrown } from "../testing/scripted-function.ts";
import { idsOf, startQueue, VISIBILITY_MS } from "../testing/start-queue.ts";

const HOUR = 3_600_000;

test("messages arrive as Lambda sends them, and are deleted when the function took them", async () => {
  const { queues, clock, events, mapping } = startQueue();
  const messageId = await queues.send("Mail", "hello", {
    Weeks: { DataType: "Number", StringValue: "6" },
    Image: { DataType: "Binary", BinaryValue: "AQI=" },
  });
  await clock.advance(0);
  expect(events).toEqual([
    {
      Records: [
        {
          messageId,
          receiptHandle: expect.any(String) as string,
          body: "hello",
          attributes: {
            ApproximateReceiveCount: "1",
            SentTimestamp: String(clock.now()),
            SenderId: expect.any(String) as string,
            ApproximateFirstReceiveTimestamp: String(clock.now()),
          },
          messageAttributes: {
            Weeks: { stringValue: "6", stringListValues: [], binaryListValues: [], dataType: "Number" },
            Image: { binaryValue: "AQI=", stringListValues: [], binaryListValues: [], dataType: "Binary" },
          },
          md5OfMessageAttributes: expect.stringMatching(/^[\da-f]{32}$/) as string,
          md5OfBody: "5d41402abc4b2a76b9719d911017c592",
          eventSource: "aws:sqs",
          eventSourceARN: "arn:aws:sqs:us-east-1:000000000000:Mail",
          awsRegion: "us-east-1",
        },
      ],
    },
  ]);
  expect(queues.depth("Mail")).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  expect(mapping.counts).toMatchObject({ PolledEventCount: 1, InvokedEventCount: 1, DeletedEventCount: 1 });
});

test("a batch holds no more than its size", async () => {
  const { queues, clock, batches } = startQueue(undefined, { batchSize: 2, enabled: true });
  for (const body of ["1", "2", "3"]) void queues.send("Mail", body);
  await clock.advance(0);
  expect(batches().flat().sort()).toEqual(["1", "2", "3"]);
  expect(batches().every((batch) => batch.length <= 2)).toBe(true);
});

test("a batch is no larger than what one invocation takes", async () => {
  const { send, batches, queues } = startQueue(undefined, { windowSeconds: 1, batchSize: 8 });
  await send(...Array.from({ length: 8 }, (_, number) => String(number).repeat(1_000_000)));
  expect(batches().map((batch) => batch.map((body) => body.slice(0, 1)))).toEqual([
    ["0", "1", "2", "3", "4", "5"],
    ["6", "7"],
  ]);
  expect(queues.depth("Mail")).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
});

test("a window gathers until it is over", async () => {
  const { send, clock, batches } = startQueue(undefined, { windowSeconds: 5 });
  await send("1");
  await clock.advance(3000);
  await send("2");
  expect(batches()).toEqual([]);
  await clock.advance(2000);
  expect(batches()).toEqual([["1", "2"]]);
});

test("a full batch does not wait for its window", async () => {
  const { send, batches } = startQueue(undefined, { windowSeconds: 300, batchSize: 2 });
  await send("1", "2");
  expect(batches()).toEqual([["1", "2"]]);
});

test("when the function throws, all come again after the visibility timeout, then go to the dead-letter queue", async () => {
  const { send, clock, batches, queues } = startQueue(() => {
    throw new Thrown("always");
  });
  await send("1");
  await clock.advance(VISIBILITY_MS - 1);
  expect(batches()).toEqual([["1"]]);
  await clock.advance(1);
  expect(batches()).toEqual([["1"], ["1"]]);
  await clock.advance(HOUR);
  expect(batches()).toEqual([["1"], ["1"]]);
  expect(queues.peek("Dead").map(({ body }) => body)).toEqual(["1"]);
});

test("what the function names as failed comes again, the rest is deleted", async () => {
  const { send, clock, batches, mapping } = startQueue(
    ({ event, number }) => (number === 1 ? { batchItemFailures: [{ itemIdentifier: idsOf(event)["2"] }] } : null),
    { windowSeconds: 1 },
  );
  await send("1", "2", "3");
  await clock.advance(HOUR);
  expect(batches()).toEqual([["1", "2", "3"], ["2"]]);
  expect(mapping.counts).toMatchObject({ DeletedEventCount: 3, FailedInvokeEventCount: 1 });
});

describe("the whole batch is deleted when the function answers", () => {
  test.each([[null], [{}], [[]], [{ batchItemFailures: [] }], [{ batchItemFailures: null }]])("%j", async (answer) => {
    const { send, queues } = startQueue(() => answer);
    await send("1");
    expect(queues.depth("Mail")).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });
});

const one = (failure: unknown): object => ({ batchItemFailures: [failure] });

describe("the whole batch comes again when the function answers", () => {
  test.each([
    [one({ foo: "notvalid" })],
    [one({ itemIdentifier: "" })],
    [one({ itemIdentifier: null })],
    [one({ itemIdentifier: "no message of the batch" })],
    [{ batchItemFailures: "text" }],
    ["text"],
  ])("%j", async (answer) => {
    const { send, queues, spy } = startQueue(() => answer);
    await send("1", "2");
    expect(queues.depth("Mail")).toMatchObject({ inFlight: 2 });
    expect(spy.facts.some(({ kind }) => kind === "batch-failed")).toBe(true);
  });
});

test("a mapping that does not report failures ignores what the function answers", async () => {
  const { send, queues } = startQueue(() => ({ batchItemFailures: [{ itemIdentifier: "" }] }), {
    reportsFailures: false,
  });
  await send("1");
  expect(queues.depth("Mail")).toMatchObject({ inFlight: 0 });
});

test("no more batches run at once than the maximum concurrency allows", async () => {
  const { promise, resolve } = Promise.withResolvers<null>();
  const { send, clock, batches, queues } = startQueue(() => promise, { batchSize: 1, maximumConcurrency: 2 });
  await send("1", "2", "3", "4");
  expect(batches()).toHaveLength(2);
  // What has no room waits in the queue, where it loses no visibility timeout.
  expect(queues.depth("Mail")).toMatchObject({ visible: 2, inFlight: 2 });
  resolve(null);
  await clock.advance(0);
  expect(batches()).toHaveLength(4);
});

test("a function that cannot be reached leaves the messages to their visibility timeout", async () => {
  const { send, clock, batches, spy } = startQueue(({ number }) => {
    if (number === 1) throw new Error("Rate Exceeded.");
    return null;
  });
  await send("1");
  await clock.advance(VISIBILITY_MS);
  expect(batches()).toEqual([["1"], ["1"]]);
  expect(spy.facts.some(({ kind }) => kind === "warning")).toBe(true);
});

test("a disabled mapping receives nothing", async () => {
  const { send, clock, queues } = startQueue(undefined, { enabled: false });
  await send("1");
  await clock.advance(HOUR);
  expect(queues.depth("Mail")).toMatchObject({ visible: 1 });
});

test("a stopped mapping receives nothing any more, and leaves no wait of its own on the clock", async () => {
  const { send, mapping, clock, batches } = startQueue();
  await clock.advance(0);
  await mapping.stop();
  await send("1");
  await clock.advance(HOUR);
  expect(batches()).toEqual([]);
});

describe("filters", () => {
  const bodies = ['{"size": 5, "city": "Bern"}', '{"city": "Basel"}', "plain text", '"quoted"'];

  test.each([
    ["an object in the body", [{ body: { city: ["Bern"] } }], [bodies[0]]],
    ["a number in the body", [{ body: { size: [{ numeric: [">", 4] }] } }], [bodies[0]]],
    ["what is not in the body", [{ body: { size: [{ exists: false }] } }], bodies.slice(1)],
    [
      "the text of the body, which a JSON object has not",
      [{ body: [{ prefix: "plain" }, { prefix: "{" }] }],
      [bodies[2]],
    ],
    ["something else than the body", [{ eventSource: ["aws:sqs"] }], bodies],
    ["one of two filters", [{ body: ["plain text"] }, { body: { city: ["Basel"] } }], [bodies[1], bodies[2]]],
  ])("let pass by %s, and delete the rest", async (_what, filters, expected) => {
    const { send, batches, queues, mapping } = startQueue(undefined, {
      filters: filters.map((filter) => JSON.stringify(filter)),
    });
    await send(...bodies);
    expect(batches().flat()).toEqual(expected);
    expect(queues.depth("Mail")).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    expect(mapping.counts).toMatchObject({
      PolledEventCount: 4,
      FilteredOutEventCount: 4 - expected.length,
      DeletedEventCount: 4,
    });
  });
});
