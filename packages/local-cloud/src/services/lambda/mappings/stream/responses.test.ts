import { describe, expect, test } from "vitest";
import { queueArnOf } from "../../../../testing/graph-of.ts";
import { Thrown } from "../testing/scripted-function.ts";
import { failuresOf, startStream } from "../testing/start-stream.ts";

// The rows of "Configuring partial batch response with DynamoDB and Lambda", and what AWS was recorded to do beside it.

describe("the whole batch is done when the function answers", () => {
  test.each([[null], [{}], [[]], [{ batchItemFailures: [] }], [{ batchItemFailures: null }], [{ other: 1 }]])(
    "%j",
    async (answer) => {
      const { write, clock, batches, spy } = startStream(() => answer);
      await write(2);
      await clock.advance(60_000);
      expect(batches()).toEqual([["1", "2"]]);
      expect(spy.facts.filter(({ kind }) => kind === "batch-failed")).toEqual([]);
    },
  );
});

const oneFailure = (failure: unknown): object => ({ batchItemFailures: [failure] });

describe("the whole batch fails when the function answers", () => {
  test.each([
    [oneFailure({ itemIdentifier: "" }), null],
    [oneFailure({ itemIdentifier: null }), null],
    [oneFailure({ itemIdentifier: 1 }), null],
    [oneFailure({ itemIdentifier: "99" }), null],
    [oneFailure({ foo: "1" }), null],
    [oneFailure({ foo: null }), null],
    [oneFailure(null), null],
    [{ batchItemFailures: [{ itemIdentifier: "2" }, { itemIdentifier: "" }] }, null],
    [{ batchItemFailures: "1" }, null],
    ["text", null],
    [new Thrown("no"), "Unhandled"],
  ])("%j", async (answer, functionError) => {
    const { write, clock, batches, queues } = startStream(
      () => {
        if (answer instanceof Thrown) throw answer;
        return answer;
      },
      { maximumRetryAttempts: 1, onFailureArn: queueArnOf("Failed") },
    );
    await write(2);
    await clock.advance(60_000);
    expect(batches()).toEqual([
      ["1", "2"],
      ["1", "2"],
    ]);
    expect(JSON.parse(queues.peek("Failed")[0]?.body ?? "")).toMatchObject({ responseContext: { functionError } });
  });
});

test("the lowest failed record and all after it are tried again, even those that succeeded", async () => {
  const { write, clock, batches } = startStream(({ number }) => (number === 1 ? failuresOf("4", "2") : null));
  await write(5);
  await clock.advance(60_000);
  expect(batches()).toEqual([
    ["1", "2", "3", "4", "5"],
    ["2", "3", "4", "5"],
  ]);
});

test("a mapping that does not report failures ignores what the function answers", async () => {
  const { write, clock, batches } = startStream(() => failuresOf("1"), { reportsFailures: false });
  await write(2);
  await clock.advance(60_000);
  expect(batches()).toEqual([["1", "2"]]);
});

test("a mapping that does not report failures retries the whole batch when the function throws", async () => {
  const { write, clock, batches } = startStream(
    ({ number }) => {
      if (number === 1) throw new Thrown("once");
    },
    { reportsFailures: false },
  );
  await write(2);
  await clock.advance(60_000);
  expect(batches()).toEqual([
    ["1", "2"],
    ["1", "2"],
  ]);
});
