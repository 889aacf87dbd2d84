import { expect, test } from "vitest";
import { queueArnOf } from "../../../../testing/graph-of.ts";
import { Thrown } from "../testing/scripted-function.ts";
import { createScriptedStream, recordOf } from "../testing/scripted-stream.ts";
import { failuresOf, sequenceNumbers, startStream } from "../testing/start-stream.ts";

const HOUR = 3_600_000;
const fails = (): never => {
  throw new Thrown("always");
};

test("a maximum of 3 retries makes 4 invocations, then the next batch follows", async () => {
  const { write, clock, batches } = startStream(({ number }) => (number <= 4 ? fails() : null), {
    maximumRetryAttempts: 3,
    batchSize: 2,
  });
  await write(4);
  await clock.advance(HOUR);
  expect(batches()).toEqual([...Array.from({ length: 4 }, () => ["1", "2"]), ["3", "4"]]);
});

test("the waits between tries grow to a minute", async () => {
  const at: number[] = [];
  const { write, clock } = startStream(() => {
    at.push(clock.now());
    fails();
  });
  await write(1);
  await clock.advance(5 * 60_000);
  expect(at.slice(1).map((time, index) => time - (at[index] ?? 0))).toEqual([
    500, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000,
  ]);
});

test("so do the waits of tries that never reach the function", async () => {
  const at: number[] = [];
  const { write, clock } = startStream(() => {
    at.push(clock.now());
    throw new Error("Rate Exceeded.");
  });
  await write(1);
  await clock.advance(60_000);
  expect(at.slice(1).map((time, index) => time - (at[index] ?? 0))).toEqual([500, 1000, 2000, 4000, 8000, 16_000]);
});

test("each try tells how old its last record is", async () => {
  const { write, clock, spy } = startStream(({ number }) => (number <= 2 ? fails() : null));
  await write(1);
  await clock.advance(60_000);
  const ages = spy.facts.flatMap((fact) => (fact.kind === "iterator-age" ? [fact.milliseconds] : []));
  const [first = 0] = ages;
  expect(ages.map((age) => age - first)).toEqual([0, 500, 1500]);
});

test("after a partial answer what is left is a batch of its own, whose tries are counted anew", async () => {
  const { write, clock, batches, queues } = startStream(() => failuresOf("3"), {
    maximumRetryAttempts: 3,
    batchSize: 3,
    onFailureArn: queueArnOf("Failed"),
  });
  await write(3);
  await clock.advance(HOUR);
  expect(batches()).toEqual([["1", "2", "3"], ["3"], ["3"], ["3"], ["3"]]);
  expect(JSON.parse(queues.peek("Failed")[0]?.body ?? "")).toMatchObject({
    requestContext: { condition: "RetryAttemptsExhausted", approximateInvokeCount: 4 },
    responseContext: { functionError: null },
    DDBStreamBatchInfo: { batchSize: 1, startSequenceNumber: "3", endSequenceNumber: "3" },
  });
});

test("a batch is halved until the bad record stands alone, and halving uses up no retry", async () => {
  const { write, clock, batches } = startStream(
    ({ event }) => (sequenceNumbers(event).includes("3") ? fails() : null),
    { bisects: true, maximumRetryAttempts: 1 },
  );
  await write(4);
  await clock.advance(HOUR);
  expect(batches()).toEqual([["1", "2", "3", "4"], ["1", "2"], ["3", "4"], ["3"], ["3"], ["4"]]);
});

test("a partial answer cuts the batch at its record instead of halving it", async () => {
  const { write, clock, batches } = startStream(({ number }) => (number === 1 ? failuresOf("2") : null), {
    bisects: true,
  });
  await write(4);
  await clock.advance(HOUR);
  expect(batches()).toEqual([
    ["1", "2", "3", "4"],
    ["2", "3", "4"],
  ]);
});

test("an answer that breaks the protocol halves the batch like a throw", async () => {
  const { write, clock, batches } = startStream(({ number }) => (number === 1 ? failuresOf("99") : null), {
    bisects: true,
  });
  await write(4);
  await clock.advance(HOUR);
  expect(batches()).toEqual([
    ["1", "2", "3", "4"],
    ["1", "2"],
    ["3", "4"],
  ]);
});

test("a function that cannot be reached uses up no retry", async () => {
  const { write, clock, batches, spy } = startStream(
    ({ number }) => {
      if (number <= 3) throw new Error("Rate Exceeded.");
      return number === 4 ? fails() : null;
    },
    { maximumRetryAttempts: 1 },
  );
  await write(1);
  await clock.advance(HOUR);
  expect(batches()).toHaveLength(5);
  expect(spy.facts.filter(({ kind }) => kind === "batch-discarded")).toEqual([]);
});

test("a record that grows too old while it is retried is given up, and those behind it go on", async () => {
  const stream = createScriptedStream();
  const { clock, batches, queues } = startStream(
    ({ event }) => (sequenceNumbers(event).includes("1") ? fails() : null),
    { maximumRecordAgeSeconds: 60, onFailureArn: queueArnOf("Failed"), stream },
  );
  stream.write("shard-1", recordOf("1", { at: clock.now() }), recordOf("2", { at: clock.now() + 60_000 }));
  await clock.advance(HOUR);
  expect(batches().at(-1)).toEqual(["2"]);
  expect(queues.peek("Failed").map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    expect.objectContaining({
      requestContext: expect.objectContaining({ condition: "RecordAgeExceeded" }) as unknown,
      responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
      DDBStreamBatchInfo: expect.objectContaining({ batchSize: 1, startSequenceNumber: "1" }) as unknown,
    }),
  ]);
});

test("a record that is too old already is given up without an invocation", async () => {
  const stream = createScriptedStream();
  const { clock, batches, queues } = startStream(undefined, {
    maximumRecordAgeSeconds: 60,
    onFailureArn: queueArnOf("Failed"),
    stream,
  });
  stream.write("shard-1", recordOf("1", { at: clock.now() - 61_000 }), recordOf("2", { at: clock.now() - 60_000 }));
  await clock.advance(0);
  expect(batches()).toEqual([["2"]]);
  const failure = JSON.parse(queues.peek("Failed")[0]?.body ?? "") as object;
  expect(failure).toMatchObject({ requestContext: { condition: "RecordAgeExceeded", approximateInvokeCount: 0 } });
  expect(failure).not.toHaveProperty("responseContext");
});

test("without limits a batch is retried until the stream forgets it, after a day", async () => {
  const { write, clock, batches, spy } = startStream(fails);
  await write(1);
  await clock.advance(24 * HOUR);
  expect(spy.facts.filter(({ kind }) => kind === "batch-discarded")).toEqual([]);
  const tries = batches().length;
  await clock.advance(2 * HOUR);
  expect(batches().length - tries).toBeLessThanOrEqual(1);
  expect(spy.facts).toContainEqual(
    expect.objectContaining({ kind: "batch-discarded", condition: "RecordAgeExceeded" }),
  );
});
