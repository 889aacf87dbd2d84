import { datarefOf } from "@streambridge/events";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { consume } from "./consume.ts";
import { MemoryStore } from "./guard/memory-store.ts";
import { deletes } from "./handlers.ts";
import { Retry, skip } from "./outcome.ts";
import { startQueueBench, subscription, type QueueBench } from "./testing/queue-bench.ts";
import { sampleEvent } from "./testing/sample-event.ts";
import { sampleBody } from "./testing/sample-record.ts";

let bench: QueueBench;

beforeAll(async () => {
  bench = await startQueueBench();
});
beforeEach(() => bench.reset());
afterAll(() => bench.stop());

const registered = (userId: string, order = 1) => sampleEvent("UserRegistered.v2", { data: { userId }, order });
const bodyOf = (userId: string, order = 1): string => sampleBody(registered(userId, order));
const ignore = (): void => undefined;
const throwOops = (): never => {
  throw new TypeError("oops");
};

describe("a batch", () => {
  test("ends message by message: one that fails does not bring its neighbours back", async () => {
    const seen: string[] = [];
    const { records, failed, counts } = await bench.run(
      ["a", "b", "c"].map((id) => bodyOf(id)),
      {
        "UserRegistered.v2": ({ data }) => {
          if (data.userId === "b") throw new Retry("not now");
          seen.push(data.userId);
        },
      },
    );
    expect(seen.toSorted()).toEqual(["a", "c"]);
    const failing = records.filter(({ body }) => body.includes('"userId":"b"'));
    expect(failed).toEqual(failing.map(({ messageId }) => messageId));
    expect(counts).toEqual({
      Received: 3,
      Handled: 2,
      Retried: 1,
      Skipped: 0,
      Parked: 0,
      Dropped: 0,
      Repeated: 0,
      Unaccounted: 0,
    });
  });

  test("brings the events of one item in their order", async () => {
    const seen: string[] = [];
    await bench.run([bodyOf("a", 3), bodyOf("a", 1), bodyOf("a", 2)], {
      "UserRegistered.v2": ({ metadata }) => void seen.push(metadata.sequence.at(-1) ?? ""),
    });
    expect(seen).toEqual(["1", "2", "3"]);
  });

  test.each([
    ["nested beyond reason", `{"detail":{"metadata":${"[".repeat(50_000)}${"]".repeat(50_000)}}}`],
    ["of a type that has no text", bodyOf("b").replace('"detail-type":"', '"detail-type":{"toString":1},"was":"')],
  ])("with a message that is %s parks that one alone", async (_, body) => {
    const { failed, counts } = await bench.run([bodyOf("a"), body, bodyOf("c")], { "UserRegistered.v2": ignore });
    expect(failed).toEqual([]);
    expect(counts).toMatchObject({ Received: 3, Handled: 2, Parked: 1 });
  });

  test("that is empty is no failure", async () => {
    expect(await bench.run([])).toMatchObject({ failed: [], counts: { Received: 0 } });
  });
});

describe("what cannot be handled", () => {
  test("a message that is no event is parked", async () => {
    await bench.run(["hello"]);
    expect(await bench.parked()).toMatchObject([
      { body: "hello", attributes: { ErrorCode: "MESSAGE_UNREADABLE", Stage: "open", EventType: "unknown" } },
    ]);
  });

  test("an event type that the subscription no longer has is parked, never skipped", async () => {
    await bench.run([sampleBody(sampleEvent("OrderPlaced.v1"))]);
    expect(await bench.parked()).toMatchObject([
      { attributes: { ErrorCode: "HANDLER_MISSING", EventType: "OrderPlaced.v1" } },
    ]);
  });

  test("a claim whose object is gone is parked", async () => {
    const { metadata } = registered("a");
    await bench.run([sampleBody({ metadata: { ...metadata, dataref: "s3://nowhere/claims/x.json" } })]);
    expect(await bench.parked()).toMatchObject([{ attributes: { ErrorCode: "CLAIM_UNREADABLE", Stage: "open" } }]);
  });
});

describe("what need not be handled", () => {
  test("an event whose reason nobody subscribed to is skipped and counted", async () => {
    const event = sampleEvent("UserRegistered.v2", { metadata: { reason: "backfill" } });
    const { counts } = await bench.run([sampleBody(event)], {}, { reasons: ["write"] });
    expect(counts).toMatchObject({ Skipped: 1, Handled: 0 });
  });

  test("a backfill is skipped by who says nothing of reasons: it must be asked for", async () => {
    const event = sampleEvent("UserRegistered.v2", { metadata: { reason: "backfill" } });
    const { counts } = await bench.run([sampleBody(event)]);
    expect(counts).toMatchObject({ Skipped: 1, Handled: 0 });
    const asked = await bench.run([sampleBody(event)], {}, { reasons: ["backfill"] });
    expect(asked.counts).toMatchObject({ Handled: 1 });
  });

  test("an event that its handler skips is done", async () => {
    const { failed, counts } = await bench.run([bodyOf("a")], { "UserRegistered.v2": () => skip("not for us") });
    expect([failed, counts["Skipped"]]).toEqual([[], 1]);
  });
});

test.each([
  ["retry", { Retried: 1, Parked: 0, Skipped: 0 }],
  ["park", { Retried: 0, Parked: 1, Skipped: 0 }],
  ["skip", { Retried: 0, Parked: 0, Skipped: 1 }],
] as const)("onError %s decides on what nobody declared", async (onError, expected) => {
  const { counts } = await bench.run([bodyOf("a")], { "UserRegistered.v2": throwOops }, { onError });
  expect(counts).toMatchObject(expected);
});

test("data that was too large to travel reaches the handler whole", async () => {
  const { metadata, data } = sampleEvent("UserRegistered.v2", { data: { userId: "big", bio: "x".repeat(300_000) } });
  const place = { bucket: "claims-bucket", key: `claims/${metadata.id}.json` };
  await bench.putObject(place.bucket, place.key, JSON.stringify(data));
  let length = 0;
  const { counts } = await bench.run([sampleBody({ metadata: { ...metadata, dataref: datarefOf(place) } })], {
    "UserRegistered.v2": (event) => void (length = event.data.bio?.length ?? 0),
  });
  expect([length, counts["Handled"]]).toEqual([300_000, 1]);
});

describe("the guard", () => {
  test("keeps a repeat from the handler, in the same batch and in the next", async () => {
    const store = new MemoryStore();
    let times = 0;
    const handlers = { "UserRegistered.v2": () => void (times += 1) };
    await bench.run([bodyOf("a"), bodyOf("a")], handlers, { once: "fact" }, { store });
    const { counts } = await bench.run([bodyOf("a")], handlers, { once: "fact" }, { store });
    expect([times, counts["Repeated"]]).toEqual([1, 1]);
  });

  test("drops what is older than what was done, and what comes late after a delete", async () => {
    const store = new MemoryStore();
    const deleted = sampleEvent("UserDeleted.v1", { data: { userId: "a" }, order: 5 });
    await bench.run([sampleBody(deleted)], { "UserDeleted.v1": deletes(ignore) }, { order: "latest-wins" }, { store });
    const { counts } = await bench.run([bodyOf("a", 4)], {}, { order: "latest-wins" }, { store });
    expect(counts).toMatchObject({ Dropped: 1, Handled: 0 });
    expect([...store.rows.values()]).toMatchObject([{ tombstone: true }]);
  });

  test("that does not answer means a retry, not a loss", async () => {
    const store = { swap: () => Promise.reject(new Error("ProvisionedThroughputExceeded")) };
    const { counts } = await bench.run([bodyOf("a")], {}, { order: "latest-wins" }, { store });
    expect(counts).toMatchObject({ Retried: 1, Handled: 0 });
  });

  test("that fails after the effect means a retry too", async () => {
    const memory = new MemoryStore();
    let swaps = 0;
    const store = {
      swap: (...input: Parameters<MemoryStore["swap"]>) =>
        (swaps += 1) === 1 ? memory.swap(...input) : Promise.reject(new Error("gone")),
    };
    const { counts } = await bench.run([bodyOf("a")], {}, { order: "latest-wins" }, { store });
    expect(counts).toMatchObject({ Retried: 1, Handled: 0 });
  });

  test("keeps its lease for longer than the invocation can last", async () => {
    const store = new MemoryStore();
    let leaseMs = 0;
    const look = (): void => {
      leaseMs = ([...store.rows.values()][0]?.leaseUntil ?? 0) - Date.now();
    };
    await bench.run([bodyOf("a")], { "UserRegistered.v2": look }, { once: "fact" }, { store, remainingMs: 20_000 });
    expect(leaseMs).toBeGreaterThan(20_000);
    expect(leaseMs).toBeLessThan(30_000);
  });
});

test("a handler that does not end in time keeps its lease, since it may still be at work", async () => {
  const store = new MemoryStore();
  const endless = { "UserRegistered.v2": () => new Promise<void>(() => undefined) };
  const { counts } = await bench.run([bodyOf("a")], endless, { once: "fact" }, { store, remainingMs: 2_600 });
  expect(counts).toMatchObject({ Retried: 1 });
  expect([...store.rows.values()][0]?.leaseUntil).toBeGreaterThan(Date.now());
});

test("a handler that was given up on and ends well after all is noted: its message is a repeat then", async () => {
  const pause = Promise.withResolvers<void>();
  const noted = Promise.withResolvers<void>();
  class Noting extends MemoryStore {
    override async swap(...swap: Parameters<MemoryStore["swap"]>) {
      const answer = await super.swap(...swap);
      if (swap[2].state === "done") noted.resolve();
      return answer;
    }
  }
  const store = new Noting();
  const late = { "UserRegistered.v2": () => pause.promise };
  await bench.run([bodyOf("a")], late, { once: "fact" }, { store, remainingMs: 2_600 });
  pause.resolve();
  await noted.promise;
  expect((await bench.run([bodyOf("a")], late, { once: "fact" }, { store })).counts).toMatchObject({ Repeated: 1 });
});

test("a missing setting fails the invocation, so that nothing is taken for done", async () => {
  const consumer = consume(subscription, { "UserRegistered.v2": ignore, "UserDeleted.v1": ignore });
  await expect(consumer({ Records: [] }, { getRemainingTimeInMillis: () => 1000 })).rejects.toThrow(
    "SETTING_MISSING: the environment has no QUEUE_URL",
  );
});

test("with no time left a message is put back untouched", async () => {
  let times = 0;
  const handlers = { "UserRegistered.v2": () => void (times += 1) };
  const { records, failed } = await bench.run([bodyOf("a")], handlers, {}, { remainingMs: 2_100 });
  expect([times, failed]).toEqual([0, records.map(({ messageId }) => messageId)]);
});
