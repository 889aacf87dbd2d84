import * as fc from "fast-check";
import { expect, test } from "vitest";
import { group } from "./group.ts";
import { select, type Selection } from "./select.ts";
import { shortIds } from "./short-ids.ts";
import { sampleEntry } from "./testing/sample-entries.ts";

const NOW = Date.parse("2026-01-01T03:00:00.000Z");
const HOUR_MS = 3_600_000;
const entries = [
  sampleEntry({ id: "aa1" }),
  sampleEntry({ id: "aa2", consumer: "search-index", eventType: "UserRegistered.v1" }),
  sampleEntry({ id: "b", place: "delivery", cause: "NO_PERMISSIONS", lastFailure: "2026-01-01T02:30:00.000Z" }),
];
const idsOf = (selection: Partial<Selection>) => select(entries, { ids: [], ...selection }, NOW).map(({ id }) => id);

test.each<[Partial<Selection>, readonly string[]]>([
  [{}, ["aa1", "aa2", "b"]],
  [{ place: "delivery" }, ["b"]],
  [{ consumer: "crm-sync" }, ["aa1", "b"]],
  [{ cause: "no_permissions" }, ["b"]],
  [{ type: "UserRegistered.v1" }, ["aa2"]],
  [{ type: "UserRegistered" }, ["aa1", "aa2", "b"]],
  [{ olderMs: HOUR_MS }, ["aa1", "aa2"]],
  [{ newerMs: HOUR_MS }, ["b"]],
  [{ consumer: "crm-sync", olderMs: HOUR_MS }, ["aa1"]],
  [{ ids: ["aa1", "b"] }, ["aa1", "b"]],
  [{ ids: ["aa"], consumer: "search-index" }, ["aa2"]],
])("%o means %j", (selection, wanted) => {
  expect(idsOf(selection)).toEqual(wanted);
});

test("an id that names nothing is a mistake, and so is one that names two", () => {
  expect(() => idsOf({ ids: ["c"] })).toThrow("USAGE: no failure that is looked at has the id c");
  expect(() => idsOf({ ids: ["aa"] })).toThrow("USAGE: 2 failures have ids that begin with aa");
});

test("failures are grouped by place, consumer, cause and type, with the longest wait and the latest failure", () => {
  const groups = group([...entries, sampleEntry({ id: "x", firstFailure: "2025-12-31T00:00:00.000Z" })]);
  expect(groups.map(({ count }) => count)).toEqual([2, 1, 1]);
  expect(groups[0]).toEqual({
    place: "consumer",
    consumer: "crm-sync",
    cause: "HANDLER_FAILED",
    eventType: "UserRegistered.v2",
    count: 2,
    oldest: "2025-12-31T00:00:00.000Z",
    latest: "2026-01-01T01:00:00.000Z",
  });
});

test("every short id on the screen names exactly its failure", () => {
  const ids = fc.uniqueArray(fc.string({ unit: fc.constantFrom("a", "b"), minLength: 12, maxLength: 12 }));
  fc.assert(
    fc.property(ids, (names) => {
      const all = names.map((id) => sampleEntry({ id }));
      for (const [entry, short] of shortIds(all)) expect(select(all, { ids: [short] }, NOW)).toEqual([entry]);
    }),
  );
});
