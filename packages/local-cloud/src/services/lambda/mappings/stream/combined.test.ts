import { expect, test } from "vitest";
import { queueArnOf } from "../../../../testing/graph-of.ts";
import { Thrown } from "../testing/scripted-function.ts";
import { createScriptedStream, recordOf } from "../testing/scripted-stream.ts";
import { failuresOf, sequenceNumbers, startStream, type TestStreamMapping } from "../testing/start-stream.ts";

// What the settings of a mapping make of one another.

const HOUR = 3_600_000;
const fails = (): never => {
  throw new Thrown("on purpose");
};

/** What the destination was told: why, after how many tries, and of which records. */
const told = ({ queues }: TestStreamMapping): readonly (readonly unknown[])[] =>
  queues.peek("Failed").map(({ body }) => {
    const { requestContext, DDBStreamBatchInfo } = JSON.parse(body) as Record<string, Record<string, unknown>>;
    const { startSequenceNumber, endSequenceNumber } = DDBStreamBatchInfo ?? {};
    return [
      requestContext?.["condition"],
      requestContext?.["approximateInvokeCount"],
      startSequenceNumber,
      endSequenceNumber,
    ];
  });

test("of a batch that was halved only what fails alone is told, and the other halves are done", async () => {
  const mapping = startStream(
    ({ event }) => (sequenceNumbers(event).some((one) => one === "2" || one === "3") ? fails() : null),
    {
      bisects: true,
      maximumRetryAttempts: 0,
      onFailureArn: queueArnOf("Failed"),
    },
  );
  await mapping.write(4);
  await mapping.clock.advance(HOUR);
  expect(mapping.batches()).toEqual([["1", "2", "3", "4"], ["1", "2"], ["1"], ["2"], ["3", "4"], ["3"], ["4"]]);
  expect(told(mapping)).toEqual([
    ["RetryAttemptsExhausted", 3, "2", "2"],
    ["RetryAttemptsExhausted", 3, "3", "3"],
  ]);
});

test("a half that answers with a failure is cut there, and its tries are counted anew", async () => {
  const mapping = startStream(
    ({ number, event }) => {
      if (number === 1) fails();
      return sequenceNumbers(event).includes("4") ? failuresOf("4") : null;
    },
    { bisects: true, maximumRetryAttempts: 1, onFailureArn: queueArnOf("Failed") },
  );
  await mapping.write(4);
  await mapping.clock.advance(HOUR);
  expect(mapping.batches()).toEqual([["1", "2", "3", "4"], ["1", "2"], ["3", "4"], ["4"], ["4"]]);
  expect(told(mapping)).toEqual([["RetryAttemptsExhausted", 2, "4", "4"]]);
});

test("what grows too old between two tries is given up for its age, and the rest of its batch goes on", async () => {
  const stream = createScriptedStream();
  const start = Date.parse("2026-01-01T00:00:00Z");
  stream.write("shard-1", recordOf("1", { at: start - 58_000 }), recordOf("2", { at: start }));
  const mapping = startStream(({ number }) => (number <= 4 ? fails() : null), {
    stream,
    maximumRecordAgeSeconds: 60,
    onFailureArn: queueArnOf("Failed"),
  });
  await mapping.clock.advance(30_000);
  expect(mapping.batches()).toEqual([["1", "2"], ["1", "2"], ["1", "2"], ["2"], ["2"]]);
  expect(told(mapping)).toEqual([["RecordAgeExceeded", 3, "1", "1"]]);
});

const isBad = (event: unknown): boolean => JSON.stringify(event).includes('"id":{"S":"b"}');

test("an item that fails holds up neither other items nor what is told to be finished of them", async () => {
  const stream = createScriptedStream();
  const ids = ["a", "b", "c", "a", "b", "c"];
  stream.write("shard-1", ...ids.map((id, index) => recordOf(String(index + 1), { id })));
  const checkpoints = new Map<string, string>();
  const mapping = startStream(({ event }) => (isBad(event) ? fails() : null), {
    stream,
    checkpoints,
    batchSize: 1,
    parallelizationFactor: 10,
  });
  await mapping.clock.advance(HOUR);
  expect(new Set(mapping.batches().flat())).toEqual(new Set(["1", "2", "3", "4", "6"]));
  expect(checkpoints.get("shard-1"), "nothing is finished behind what is tried again").toBe("1");
});
