import { marshall } from "@aws-sdk/util-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { choose } from "./choose.ts";
import type { Entry } from "./entry.ts";
import { BUCKET, startFailuresBench, type FailuresBench } from "./testing/failures-bench.ts";
import { sampleEntry } from "./testing/sample-entries.ts";

let bench: FailuresBench;
beforeAll(async () => void (bench = await startFailuresBench()));
afterAll(() => bench.stop());

const order = { pk: "ORDER#o-1", sk: "ORDER", entity: "order", orderId: "o-1", userId: "u-1" };
const user = { pk: "USER#u-1", sk: "PROFILE", entity: "user", userId: "u-1", email: "ada@example.com" };
const named = { firstname: "Ada", lastname: "Lovelace", registeredAt: "2026-01-01T00:00:00.000Z" };

function recordOf(row: object): unknown {
  const { pk, sk } = row as typeof user;
  return {
    eventID: pk,
    eventName: "INSERT",
    eventSourceARN: "arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/2026-01-01T00:00:00.000",
    dynamodb: {
      ApproximateCreationDateTime: 1_767_225_600,
      Keys: marshall({ pk, sk }),
      NewImage: marshall(row),
      SequenceNumber: "1",
    },
  };
}

/** A record that nobody looked at: it names no event. */
function unseen(id: string, content: Entry["content"]): Entry {
  const { consumer: _consumer, eventType: _eventType, ...entry } = sampleEntry({ id, place: "stream", content });
  return entry;
}

async function idsOfType(type: string, ...entries: readonly Entry[]): Promise<readonly string[]> {
  const published = ["UserRegistered.v1", "UserRegistered.v2", "OrderPlaced.v1"];
  const topology = { ...bench.topology, bridge: { ...bench.topology.bridge, published } };
  return (await choose({ reach: bench.reach, topology }, entries, { ids: [], type })).map(({ id }) => id);
}

test("a type means any event of a record that failed, not the first alone", async () => {
  const others = [{ stage: "seal", eventType: "UserRegistered.v1", error: { code: "DOWNCAST_FAILED" as const } }];
  const entry = sampleEntry({ id: "two", others });
  expect(await idsOfType("UserRegistered.v2", entry)).toEqual(["two"]);
  expect(await idsOfType("UserRegistered.v1", entry)).toEqual(["two"]);
  expect(await idsOfType("UserDeleted", entry)).toEqual([]);
});

test("a record that names no event is meant by what it would make with the code of this tree, or fail to make", async () => {
  const good = unseen("good", { kind: "record", record: recordOf({ ...user, ...named }) });
  const bad = unseen("bad", { kind: "record", record: recordOf({ ...user, ...named, email: "none" }) });
  const other = unseen("other", { kind: "record", record: recordOf(order) });
  expect(await idsOfType("UserRegistered.v1", good, bad, other)).toEqual(["good", "bad"]);
  expect(await idsOfType("UserRegistered", good, bad, other)).toEqual(["good", "bad"]);
  expect(await idsOfType("OrderPlaced", good, bad, other)).toEqual(["other"]);
});

test("a record that lies in the bucket is fetched for it; one that is gone makes nothing", async () => {
  await bench.put("parked/1.json", { record: recordOf({ ...user, ...named }) });
  const large = unseen("large", { kind: "reference", ref: `s3://${BUCKET}/parked/1.json` });
  const gone = unseen("gone", { kind: "reference", ref: `s3://${BUCKET}/parked/2.json` });
  const nothing = unseen("nothing", { kind: "record", record: null });
  expect(await idsOfType("UserRegistered.v2", large, gone, nothing)).toEqual(["large"]);
});
