import type { GetObjectCommand } from "@aws-sdk/client-s3";
import { marshall } from "@aws-sdk/util-dynamodb";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { view } from "../stage.ts";
import { BUCKET, startFailuresBench, type FailuresBench } from "../testing/failures-bench.ts";
import { tryOn } from "../try/try-entry.ts";
import type { FailuresOptions } from "./options.ts";
import { writeTrials } from "./try.ts";

let bench: FailuresBench;
beforeAll(async () => void (bench = await startFailuresBench()));
afterAll(() => bench.stop());

const ROWS = 12;
/** What DynamoDB takes, and three times what a message of the park queue carries. */
const BIO = "b".repeat(390_000);

async function parkLargeRow(number: number): Promise<void> {
  const keys = { pk: `USER#u-${number}`, sk: "PROFILE" };
  const row = { ...keys, entity: "user", userId: `u-${number}`, firstname: "Ada", lastname: "Byron", bio: BIO };
  const dynamodb = {
    ApproximateCreationDateTime: 1_767_225_600,
    Keys: marshall(keys),
    NewImage: marshall({ ...row, email: "ada@example.com", registeredAt: "2026-01-01T00:00:00.000Z" }),
    SequenceNumber: String(number),
  };
  const eventSourceARN = "arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/2026-01-01T00:00:00.000";
  const record = { eventID: `e${number}`, eventName: "INSERT", eventSourceARN, dynamodb };
  await bench.put(`parked/${number}.json`, { record });
  const ref = `s3://${BUCKET}/parked/${number}.json`;
  await bench.send(bench.topology.bridge.parkQueue, { ref, error: { code: "EVENT_INVALID" }, stage: "seal" });
}

test("of many huge rows one is held at a time: each is fetched, tried and told before the next is fetched", async () => {
  for (let number = 0; number < ROWS; number += 1) await parkLargeRow(number);
  const published = ["UserRegistered.v1", "UserRegistered.v2"];
  const stage = {
    reach: bench.reach,
    topology: { ...bench.topology, bridge: { ...bench.topology.bridge, published } },
  };
  const seen = await view(stage, 100, { place: "bridge" });
  const entries = seen.flatMap((one) => one.entries);
  expect(entries).toHaveLength(ROWS);
  for (const entry of entries) expect(entry.bytes, "what a look holds of each is its reference").toBeLessThan(1_000);

  const happened: string[] = [];
  const fetched = vi.spyOn(bench.reach.s3, "send");
  let text = "";
  const write = (part: string): void => {
    const keys = fetched.mock.calls.map(([command]) => (command as GetObjectCommand).input.Key ?? "");
    if (part.includes('"id"')) happened.push(keys.at(-1) ?? "", String(new Set(keys).size));
    text += part;
  };
  const options: FailuresOptions = {
    stage: "bench",
    project: ".",
    selection: { ids: [] },
    limit: 100,
    reveal: false,
    json: true,
    out: { write },
  };
  const passing = await writeTrials({ stage, entries, seen, tryEntry: tryOn(stage, []) }, options);

  expect(passing).toBe(ROWS);
  const { tried } = JSON.parse(text) as { tried: { kind: string; events: object[] }[] };
  expect(tried.map(({ kind, events }) => [kind, events.length])).toEqual(tried.map(() => ["publishes", 2]));
  const keys = entries.map(({ content }) =>
    content.kind === "reference" ? content.ref.split("/").slice(3).join("/") : "",
  );
  // When the n-th is told, n objects have been fetched, and the last of them is its own.
  expect(happened).toEqual(keys.flatMap((key, index) => [key, String(index + 1)]));
});
