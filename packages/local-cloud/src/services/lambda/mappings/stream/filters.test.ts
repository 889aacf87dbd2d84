import { expect, test } from "vitest";
import { createScriptedStream, recordOf } from "../testing/scripted-stream.ts";
import { startStream } from "../testing/start-stream.ts";

async function passing(...filters: readonly object[]): Promise<readonly string[]> {
  const stream = createScriptedStream();
  const { clock, batches } = startStream(undefined, {
    stream,
    filters: filters.map((filter) => JSON.stringify(filter)),
  });
  const remove = { ...recordOf("3"), eventName: "REMOVE" as const };
  stream.write(
    "shard-1",
    recordOf("1", { image: { city: { S: "Bern" }, size: { N: "140000" } } }),
    recordOf("2", { id: "b", image: { city: { S: "Basel" } } }),
    { ...remove, userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" } },
  );
  await clock.advance(0);
  return batches().flat();
}

test.each([
  ["the operation", [{ eventName: ["INSERT"] }], ["1", "2"]],
  ["a value, with its type letter in the path", [{ dynamodb: { NewImage: { city: { S: ["Bern"] } } } }], ["1"]],
  ["a key", [{ dynamodb: { Keys: { id: { S: [{ prefix: "b" }] } } } }], ["2"]],
  ["the identity behind a TTL delete", [{ userIdentity: { type: ["Service"] } }], ["3"]],
  ["what is not there", [{ dynamodb: { NewImage: { size: { N: [{ exists: false }] } } } }], ["2", "3"]],
  [
    "one of two filters",
    [{ eventName: ["REMOVE"] }, { dynamodb: { NewImage: { city: { S: ["Basel"] } } } }],
    ["2", "3"],
  ],
  ["a number of DynamoDB is text", [{ dynamodb: { NewImage: { size: { N: [{ numeric: [">", 0] }] } } } }], []],
  ["its text can be matched", [{ dynamodb: { NewImage: { size: { N: ["140000"] } } } }], ["1"]],
  ["the time is a number", [{ dynamodb: { ApproximateCreationDateTime: [{ numeric: [">", 0] }] } }], ["1", "2", "3"]],
])("filters by %s", async (_what, filters, expected) => {
  expect(await passing(...filters)).toEqual(expected);
});

test("records that are filtered out invoke nothing and hold nothing up", async () => {
  const checkpoints = new Map<string, string>();
  const { write, mapping, batches } = startStream(undefined, {
    filters: [JSON.stringify({ eventName: ["REMOVE"] })],
    checkpoints,
  });
  await write(3);
  expect(batches()).toEqual([]);
  expect(checkpoints.get("shard-1")).toBe("3");
  expect(mapping.counts).toMatchObject({ PolledEventCount: 3, FilteredOutEventCount: 3, InvokedEventCount: 0 });
});

test("a filter that AWS would refuse stops the boot, in AWS's words", () => {
  expect(() => startStream(undefined, { filters: ['"text"'] })).toThrow(
    "GRAPH_UNSUPPORTED: event source mapping Reader: Invalid filter pattern definition.",
  );
});

test("events are counted by what became of them, and the counts are told to the spy", async () => {
  const { write, mapping, clock, spy } = startStream(
    ({ number }) => (number === 1 ? { batchItemFailures: [{ itemIdentifier: "2" }] } : null),
    { filters: [JSON.stringify({ eventName: ["INSERT"] })] },
  );
  await write(3);
  await clock.advance(60_000);
  expect(mapping.counts).toEqual({
    PolledEventCount: 3,
    FilteredOutEventCount: 0,
    InvokedEventCount: 5,
    FailedInvokeEventCount: 2,
    DeletedEventCount: 0,
    DroppedEventCount: 0,
    OnFailureDestinationDeliveredEventCount: 0,
  });
  expect(spy.facts).toContainEqual(
    expect.objectContaining({ kind: "events-counted", mapping: "Reader", metric: "InvokedEventCount", events: 3 }),
  );
});
