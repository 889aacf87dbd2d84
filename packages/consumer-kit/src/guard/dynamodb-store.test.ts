import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DynamoDBStore } from "./dynamodb-store.ts";
import { sampleEvent } from "../testing/sample-event.ts";
import { makeGuard } from "./guard.ts";
import { MemoryStore } from "./memory-store.ts";
import type { GuardFields } from "./row.ts";
import type { GuardStore } from "./store.ts";
import { startGuardTable, type GuardTable } from "./testing/guard-table.ts";

const base = {
  name: "sample",
  owner: "nobody",
  description: "",
  events: ["UserRegistered.v2"],
  onError: "retry",
} as const;
let table: GuardTable;

beforeAll(async () => {
  table = await startGuardTable();
});
afterAll(() => table?.stop());

const full: GuardFields = {
  expiresAt: 1_800_000_000,
  holder: "someone",
  leaseUntil: 1_700_000_000_123,
  done: "2026-01-01T00:00:00.000/1",
  doneWritten: 1_767_225_600_000.5,
  filled: "0000-00-00T00:00:00.000/3",
  doneIds: ["a", "b"],
  doing: "2026-01-01T00:00:00.000/2",
  doingWritten: 1_767_225_600_001,
  tombstone: false,
  state: "started",
};

// One contract for the store that tests use and the one that runs.
describe.each([
  ["in memory", () => new MemoryStore()],
  ["in DynamoDB", () => new DynamoDBStore(table.client, table.name)],
] as const)("a store %s", (kind, open) => {
  let store: GuardStore;
  beforeAll(() => {
    store = open();
  });
  const idOf = (name: string) => `${kind}/${name}`;

  test("writes a first row and counts it as revision 1", async () => {
    expect(await store.swap(idOf("first"), undefined, full)).toEqual({ ok: true, row: { ...full, revision: 1 } });
  });

  test("refuses a second first row, and answers with the one that is there, field by field", async () => {
    await store.swap(idOf("second"), undefined, full);
    const swap = await store.swap(idOf("second"), undefined, { state: "done" });
    expect(swap).toEqual({ ok: false, found: { ...full, revision: 1 } });
  });

  test("replaces the row that was seen, and nothing of it is left", async () => {
    const first = await store.swap(idOf("replace"), undefined, full);
    const seen = first.ok ? first.row : undefined;
    expect(await store.swap(idOf("replace"), seen, {})).toEqual({ ok: true, row: { revision: 2 } });
    expect(await store.swap(idOf("replace"), undefined, {})).toEqual({ ok: false, found: { revision: 2 } });
  });

  test("refuses to write over a change that was not seen", async () => {
    const first = await store.swap(idOf("stale"), undefined, { doing: "1" });
    const seen = first.ok ? first.row : undefined;
    await store.swap(idOf("stale"), seen, { doing: "2" });
    expect(await store.swap(idOf("stale"), seen, { doing: "3" })).toMatchObject({ ok: false, found: { doing: "2" } });
  });

  test("answers that the row is gone when it is", async () => {
    expect(await store.swap(idOf("gone"), { revision: 7 }, {})).toEqual({ ok: false, found: undefined });
  });

  test("lets one of many win", async () => {
    const swaps = await Promise.all(
      Array.from({ length: 20 }, (_, index) => store.swap(idOf("race"), undefined, { holder: String(index) })),
    );
    expect(swaps.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

test("a table that is not there makes the swap fail, not refuse", async () => {
  const swap = new DynamoDBStore(table.client, "Nowhere").swap("x", undefined, {});
  await expect(swap).rejects.toMatchObject({ name: "ResourceNotFoundException" });
});

test("of many deliveries of one event at once, the guard over DynamoDB lets one in, and none after it is done", async () => {
  const guard = makeGuard({ ...base, order: "latest-wins", once: "fact" }, new DynamoDBStore(table.client, table.name));
  const { metadata } = sampleEvent("UserRegistered.v2", { data: { userId: "one" } });
  const arrive = (holder: string) => guard.enter({ metadata, deletes: false, holder, now: 1_000, leaseUntil: 2_000 });
  const entries = await Promise.all(Array.from({ length: 10 }, (_, index) => arrive(`delivery ${index}`)));
  const admitted = entries.filter((entry) => entry.admitted);
  expect(admitted).toHaveLength(1);
  await admitted[0]?.leave({ kind: "handled", effect: "happened" }, 1_500);
  expect(await arrive("latecomer")).toEqual({ admitted: false, refusal: "repeated" });
});
