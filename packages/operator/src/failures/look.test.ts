import { GetObjectCommand, NoSuchKey } from "@aws-sdk/client-s3";
import { ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { LOOK_TIME_MS, OBJECTS_AT_ONCE } from "../limits.ts";
import { releaseAll, type Where } from "./look.ts";
import { Hold } from "./redrive/hold.ts";
import { view } from "./stage.ts";
import { startFailuresBench, type FailuresBench } from "./testing/failures-bench.ts";
import { sampleRecord } from "./testing/sample-entries.ts";

let bench: FailuresBench;
beforeAll(async () => void (bench = await startFailuresBench()));
beforeEach(() => bench.reset());
afterAll(() => bench.stop());

const parkQueue = () => bench.topology.bridge.parkQueue;
const deadLetters = () => bench.topology.consumers[0]?.deadLetters ?? "";

async function parkRecords(number: number): Promise<void> {
  for (let index = 0; index < number; index += 1) {
    await bench.send(parkQueue(), {
      record: { eventID: `e${index}` },
      error: { code: "EVENT_INVALID" },
      stage: "seal",
    });
  }
}

async function idsSeen(): Promise<readonly string[]> {
  const seen = await view(bench, 100, {});
  return seen.flatMap(({ entries }) => entries.map(({ id }) => id)).toSorted();
}

async function placesOf(where: Where): Promise<readonly string[]> {
  return (await view(bench, 10, where)).map(({ place, consumer = "" }) => `${place} ${consumer}`.trim());
}

test("a queue of more messages than one receive takes is seen whole, and is there again at once", async () => {
  await parkRecords(25);
  const seen = await view(bench, 100, { place: "bridge" });
  expect(seen).toMatchObject([{ place: "bridge", cut: false, hidden: 0 }]);
  expect(new Set(seen[0]?.entries.map(({ id }) => id)).size).toBe(25);
  expect(await bench.depth(parkQueue())).toEqual({ visible: 25, hidden: 0 });
});

test("ids are the same at every look", async () => {
  await parkRecords(3);
  expect(await idsSeen()).toEqual(await idsSeen());
});

test("a look that ends before the queue does says so", async () => {
  await parkRecords(5);
  expect(await view(bench, 5, { place: "bridge" })).toMatchObject([{ cut: false }]);
  const [seen] = await view(bench, 3, { place: "bridge" });
  expect(seen).toMatchObject({ cut: "limit" });
  expect(seen?.entries).toHaveLength(3);
});

test("a look that takes too long ends before what it saw shows again by itself, and says that it was the time", async () => {
  await parkRecords(25);
  vi.useFakeTimers({ toFake: ["Date"] });
  const { sqs } = bench.reach;
  const really = sqs.send.bind(sqs);
  const slowly = vi.spyOn(sqs, "send").mockImplementation((async (command: ReceiveMessageCommand) => {
    if (command instanceof ReceiveMessageCommand) vi.setSystemTime(Date.now() + LOOK_TIME_MS / 2 + 1);
    return really(command);
  }) as never);
  const [seen] = await view(bench, 100, { place: "bridge" });
  vi.useRealTimers();
  slowly.mockRestore();
  expect(seen).toMatchObject({ cut: "time" });
  expect(seen?.entries).toHaveLength(20);
  expect(await bench.depth(parkQueue())).toEqual({ visible: 25, hidden: 0 });
});

test("what somebody else has hidden is not seen, and is told of", async () => {
  await parkRecords(2);
  const others = await bench.look();
  expect(await view(bench, 10, { place: "bridge" })).toMatchObject([{ entries: [], hidden: 2 }]);
  await releaseAll(
    bench.reach,
    others.flatMap(({ entries }) => entries),
  );
  expect((await view(bench, 10, { place: "bridge" }))[0]?.entries).toHaveLength(2);
});

test("every place is looked at, and only those that may hold what is asked for", async () => {
  expect(await placesOf({})).toEqual(["bridge", "stream", "consumer crm-sync", "delivery crm-sync", "archive"]);
  expect(await placesOf({ consumer: "crm-sync" })).toEqual(["consumer crm-sync", "delivery crm-sync", "archive"]);
  expect(await placesOf({ place: "stream" })).toEqual(["stream"]);
});

test("a place that cannot be looked at does not keep the others from being seen", async () => {
  await bench.send(deadLetters(), "{}", { ErrorCode: "PARK_REQUESTED" });
  const { bridge } = bench.topology;
  const topology = { ...bench.topology, bridge: { ...bridge, parkQueue: bridge.parkQueue.replace("parked", "gone") } };
  const seen = await view({ reach: bench.reach, topology }, 10, {});
  expect(seen[0]).toMatchObject({
    place: "bridge",
    entries: [],
    fault: expect.stringMatching(/NonExistent|not exist/i),
  });
  expect(seen.flatMap(({ entries }) => entries)).toMatchObject([{ cause: "PARK_REQUESTED" }]);
});

test("what grew old is a failure like the rest, told from what the archive kept of it", async () => {
  const attributes = { ErrorCode: { DataType: "String", StringValue: "PARK_REQUESTED" } };
  const systemAttributes = { SentTimestamp: String(Date.UTC(2026, 0, 1)) };
  const old = { messageId: "m-9", attributes, systemAttributes, archivedAt: "2026-01-06T00:00:00.000Z" };
  await bench.put("archive/crm-sync/2026-01-06/m-9.json", { ...old, place: "crm-sync", queue: "q", body: "{}" });
  const parked = { record: {}, error: { code: "EVENT_INVALID" }, stage: "seal", parkedAt: "2026-01-01T00:00:00.000Z" };
  await bench.put("archive/bridge/2026-01-06/m-8.json", {
    ...old,
    messageId: "m-8",
    place: "bridge",
    body: JSON.stringify(parked),
  });
  const [seen] = await view(bench, 10, { place: "archive" });
  expect(seen?.entries).toMatchObject([
    { id: "m-8", place: "archive", cause: "EVENT_INVALID", content: { kind: "record" } },
    {
      id: "m-9",
      place: "archive",
      consumer: "crm-sync",
      cause: "PARK_REQUESTED",
      content: { kind: "event", body: "{}" },
    },
  ]);
});

test("the limit counts the failures in objects, not the objects: one may hold a hundred", async () => {
  const Records = [1, 2, 3].map((number) => sampleRecord("a", number));
  for (let number = 1; number <= 20; number += 1) await bench.put(`aws/lambda/${number}`, { payload: { Records } });
  const [few] = await view(bench, 5, { place: "stream" });
  expect(few).toMatchObject({ cut: "limit" });
  // Some are read at the same time, whole.
  expect(few?.entries.length).toBeLessThanOrEqual(3 * (1 + OBJECTS_AT_ONCE));
  const [all] = await view(bench, 60, { place: "stream" });
  expect(all).toMatchObject({ cut: false });
  expect(all?.entries).toHaveLength(60);
});

test("an object that a redrive takes away while a look is at it is no fault", async () => {
  for (const name of ["gone", "there"]) await bench.put(`archive/crm-sync/2026-01-06/${name}.json`, { body: "{}" });
  const { s3 } = bench.reach;
  const really = s3.send.bind(s3);
  vi.spyOn(s3, "send").mockImplementation((async (command: GetObjectCommand) => {
    if (command instanceof GetObjectCommand && command.input.Key?.endsWith("gone.json") === true)
      throw new NoSuchKey({ $metadata: {}, message: "gone" });
    return really(command);
  }) as never);
  const [seen] = await view(bench, 10, { place: "archive" });
  vi.restoreAllMocks();
  expect(seen?.fault).toBeUndefined();
  expect(seen?.entries.map(({ id }) => id)).toEqual(["there"]);
});

test("a consumer that there is not is a mistake, unless the archive has something of it", async () => {
  await expect(view(bench, 10, { consumer: "left-us" })).rejects.toMatchObject({ code: "USAGE" });
  await bench.put("archive/left-us/2026-01-06/m-1.json", { place: "left-us", body: "{}" });
  expect(await view(bench, 10, { consumer: "left-us" })).toMatchObject([{ entries: [{ id: "m-1" }] }]);
});

test("what a consumer left behind is seen under its name, and a queue of it that is gone by now is not", async () => {
  const [left] = bench.topology.consumers;
  if (left === undefined) throw new Error("the bench has one");
  await bench.send(left.deadLetters, "{}", { ErrorCode: "PARK_REQUESTED" });
  const gone = { ...left, deadLetters: `${left.deadLetters}-gone` };
  const stage = { reach: bench.reach, topology: { ...bench.topology, consumers: [], left: [left, gone] } };
  const seen = await view(stage, 10, { consumer: "crm-sync" });
  expect(seen).toMatchObject([
    { place: "consumer", consumer: "crm-sync", left: true, entries: [{ cause: "PARK_REQUESTED" }] },
    { place: "delivery", consumer: "crm-sync", left: true, entries: [] },
    { place: "archive" },
  ]);
});

test.each(["bridge", "stream"] as const)(
  "%s holds no consumer's failures, and who asks for them is told",
  async (place) => {
    await expect(view(bench, 10, { place, consumer: "crm-sync" })).rejects.toMatchObject({ code: "USAGE" });
  },
);

test("a hold keeps what was chosen and shows the rest again; a choice that fails shows everything", async () => {
  await parkRecords(4);
  const [seen] = await bench.look({ place: "bridge" });
  const hold = new Hold(bench.reach, seen?.entries ?? []);
  const kept = await hold.keep((all) => all.slice(0, 1));
  expect(await bench.depth(parkQueue())).toEqual({ visible: 3, hidden: 1 });
  expect(kept).toHaveLength(1);
  await expect(
    hold.keep(() => {
      throw new Error("no such id");
    }),
  ).rejects.toThrow("no such id");
  expect(await bench.depth(parkQueue())).toEqual({ visible: 4, hidden: 0 });
});
