import { expect, test } from "vitest";
import { createManualClock } from "../../manual-clock.ts";
import { startExpiry } from "./expiry.ts";
import type { LocalRecord } from "./lambda-record.ts";

const TABLE = { name: "Shelves", create: {}, ttl: "until" };

/** A table that takes every deletion, or refuses each with this. */
function setUp(refusal?: Error) {
  const clock = createManualClock(Date.parse("2026-11-23T12:00:00Z"));
  const asked: unknown[] = [];
  const ask = (_: string, input: object) => {
    asked.push(input);
    return refusal === undefined ? Promise.resolve({}) : Promise.reject(refusal);
  };
  const failed: unknown[] = [];
  const told = { onRemoved: async () => {}, onFailed: (error: unknown) => failed.push(error) };
  return { clock, asked, failed, expiry: startExpiry(TABLE, ask, clock, told) };
}

let sequence = 0;
function record(eventName: LocalRecord["eventName"], id: string, until?: number): LocalRecord {
  const image = { id: { S: id }, ...(until !== undefined && { until: { N: String(until) } }) };
  return {
    eventID: id,
    eventName,
    dynamodb: {
      ApproximateCreationDateTime: 0,
      Keys: { id: { S: id } },
      ...(eventName !== "REMOVE" && { NewImage: image }),
      SequenceNumber: String(sequence++),
      SizeBytes: 1,
      StreamViewType: "NEW_AND_OLD_IMAGES",
    },
  };
}

const secondsFrom = (clock: { now(): number }, seconds: number) => clock.now() / 1000 + seconds;

test("a row is removed when its time is over, provided that it still is that time", async () => {
  const { clock, asked, expiry } = setUp();
  const until = secondsFrom(clock, 60);
  expiry.note(record("INSERT", "a", until));
  await clock.advance(59_999);
  expect(asked).toEqual([]);
  await clock.advance(1);
  expect(asked).toMatchObject([
    {
      TableName: "Shelves",
      Key: { id: { S: "a" } },
      ConditionExpression: "#ttl = :time",
      ExpressionAttributeValues: { ":time": { N: String(until) } },
    },
  ]);
});

test("its removal is signed as the service's, another row's is not", async () => {
  const { clock, expiry } = setUp();
  expiry.note(record("INSERT", "a", secondsFrom(clock, 1)));
  await clock.advance(1000);
  const [ours, others] = [record("REMOVE", "a"), record("REMOVE", "b")];
  expiry.note(ours);
  expiry.note(others);
  expect(expiry.sign(ours).userIdentity).toEqual({ type: "Service", principalId: "dynamodb.amazonaws.com" });
  expect(expiry.sign(others)).toBe(others);
});

test("a row that is written again counts by its new time, or by none", async () => {
  const { clock, asked, expiry } = setUp();
  expiry.note(record("INSERT", "a", secondsFrom(clock, 10)));
  expiry.note(record("MODIFY", "a", secondsFrom(clock, 100)));
  expiry.note(record("INSERT", "b", secondsFrom(clock, 10)));
  expiry.note(record("MODIFY", "b"));
  await clock.advance(99_000);
  expect(asked).toEqual([]);
  await clock.advance(1000);
  expect(asked).toHaveLength(1);
});

test("when the row was gone before, the removal that comes later is somebody else's", async () => {
  const { clock, expiry } = setUp(new Error("The conditional request failed"));
  expiry.note(record("INSERT", "a", secondsFrom(clock, 1)));
  await clock.advance(1000);
  const removed = record("REMOVE", "a");
  expiry.note(removed);
  expect(expiry.sign(removed)).toBe(removed);
});

test("a time more than five years ago is taken for a mistake", async () => {
  const { clock, asked, expiry } = setUp();
  expiry.note(record("INSERT", "a", secondsFrom(clock, -6 * 365 * 86_400)));
  expiry.note(record("INSERT", "b", secondsFrom(clock, -86_400)));
  await clock.advance(1);
  expect(asked).toMatchObject([{ Key: { id: { S: "b" } } }]);
});

test("nothing is removed once it has been stopped", async () => {
  const { clock, asked, expiry } = setUp();
  expiry.note(record("INSERT", "a", secondsFrom(clock, 1)));
  expiry.stop();
  await clock.advance(10_000);
  expect(asked).toEqual([]);
});

test("a row that has another time by then stays without a word; what DynamoDB fails at is told", async () => {
  const conditional = Object.assign(new Error("no"), { name: "ConditionalCheckFailedException" });
  const broken = Object.assign(new Error("out of order"), { name: "InternalServerError" });
  for (const [refusal, failures] of [
    [conditional, []],
    [broken, [broken]],
  ] as const) {
    const { clock, failed, expiry } = setUp(refusal);
    expiry.note(record("INSERT", "a", secondsFrom(clock, 60)));
    await clock.advance(60_000);
    expect(failed).toEqual(failures);
  }
});
