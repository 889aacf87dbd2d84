import { expect, test } from "vitest";
import { sampleEvent } from "../testing/sample-event.ts";
import { makeGuard, needsGuard } from "./guard.ts";
import { MemoryStore } from "./memory-store.ts";
import type { GuardFields, GuardRow } from "./row.ts";
import type { Visit } from "./rule.ts";
import type { Swap } from "./store.ts";

const base = {
  name: "sample",
  owner: "nobody",
  description: "",
  events: ["UserRegistered.v2"],
  onError: "retry",
} as const;
const both = { ...base, order: "latest-wins", once: "fact" } as const;
const NOW = 1_000_000;

const visitOf = (order: number, holder = "me"): Visit => {
  const { metadata } = sampleEvent("UserRegistered.v2", { data: { userId: "one" }, order });
  return { metadata, deletes: false, holder, now: NOW, leaseUntil: NOW + 100 };
};

test("without once and latest-wins there is no guard and no store", async () => {
  expect([needsGuard(base), needsGuard(both)]).toEqual([false, true]);
  expect(await makeGuard(base, undefined).enter(visitOf(1))).toMatchObject({ admitted: true });
});

test("with either and no store, entering is a missing setting", async () => {
  await expect(makeGuard(both, undefined).enter(visitOf(1))).rejects.toMatchObject({ code: "SETTING_MISSING" });
});

test("what the second rule refuses, the first counts as what it means", async () => {
  const store = new MemoryStore();
  const visit = visitOf(2);
  await store.swap(`once/fact/${visit.metadata.fact}`, undefined, { state: "done" });
  expect(await makeGuard(both, store).enter(visit)).toEqual({ admitted: false, refusal: "repeated" });
  expect(store.rows.get(`latest-wins/${visit.metadata.item}`)).toMatchObject({ done: visit.metadata.sequence });
});

test("a refusal for now lets go of what was held", async () => {
  const store = new MemoryStore();
  const visit = visitOf(2);
  await store.swap(`once/fact/${visit.metadata.fact}`, undefined, {
    state: "started",
    holder: "x",
    leaseUntil: NOW + 9,
  });
  expect(await makeGuard(both, store).enter(visit)).toEqual({ admitted: false, refusal: "held" });
  expect(store.rows.get(`latest-wins/${visit.metadata.item}`)).not.toHaveProperty("leaseUntil");
});

test("who finds the row as written by its own hand is in: the answer to the write was lost", async () => {
  const answersToLose = new Set(["once", "latest-wins"]);
  class Lossy extends MemoryStore {
    override async swap(id: string, seen: GuardRow | undefined, next: GuardFields): Promise<Swap> {
      const swap = await super.swap(id, seen, next);
      // The client sends the same write again, and its condition does not hold any more.
      return answersToLose.delete(id.split("/")[0] ?? "") ? super.swap(id, seen, next) : swap;
    }
  }
  const store = new Lossy();
  const entry = await makeGuard(both, store).enter(visitOf(1));
  expect(entry.admitted).toBe(true);
  if (entry.admitted) await entry.leave({ kind: "handled", effect: "happened" }, NOW);
  expect(await makeGuard(both, store).enter(visitOf(1, "another"))).toEqual({ admitted: false, refusal: "repeated" });
});

test("a row that somebody changes in between is judged anew", async () => {
  const visit = visitOf(1);
  const newer: GuardFields = { done: visitOf(2).metadata.sequence };
  class Busy extends MemoryStore {
    override async swap(id: string, seen: GuardRow | undefined, next: GuardFields): Promise<Swap> {
      if (!this.rows.has(id)) await super.swap(id, undefined, newer);
      return super.swap(id, seen, next);
    }
  }
  const guard = makeGuard({ ...base, order: "latest-wins" }, new Busy());
  expect(await guard.enter(visit)).toEqual({ admitted: false, refusal: "outdated" });
});

test("a row that changes without end holds an event off, and fails one that leaves", async () => {
  class Restless extends MemoryStore {
    restless = false;
    override async swap(id: string, seen: GuardRow | undefined, next: GuardFields): Promise<Swap> {
      return this.restless ? { ok: false, found: { revision: 1 } } : super.swap(id, seen, next);
    }
  }
  const store = new Restless();
  const guard = makeGuard({ ...base, order: "latest-wins" }, store);
  const entry = await guard.enter(visitOf(1));
  store.restless = true;
  expect(await guard.enter(visitOf(1))).toEqual({ admitted: false, refusal: "held" });
  const leave = entry.admitted ? entry.leave({ kind: "handled", effect: "happened" }, NOW) : Promise.resolve();
  await expect(leave).rejects.toMatchObject({ code: "LEASE_HELD" });
});
