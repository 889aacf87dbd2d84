import { backfillSequence, sequenceOf } from "@streambridge/events";
import { expect, test } from "vitest";
import type { Subscription } from "../local/subscriptions.ts";
import type { Entry } from "./entry.ts";
import { refusalFor, refuseStale } from "./stale.ts";
import { sampleEntry, sampleRecord } from "./testing/sample-entries.ts";

const DAY_MS = 86_400_000;
const WRITTEN = Date.parse("2026-01-01T00:00:00.000Z");
const subscriptions: readonly Subscription[] = [
  { name: "search-index", events: [], order: "latest-wins", reasons: ["write", "backfill"] },
  { name: "ledger", events: [], once: "fact" },
  { name: "welcome-email", events: [], once: "entity" },
  { name: "signup-notice", events: [] },
];

function event(consumer: string, sequence = sequenceOf("2026-01-01T00:00:00.000", "1")): Entry {
  const time = new Date(WRITTEN).toISOString();
  const body = JSON.stringify({ detail: { metadata: { time, sequence } } });
  return sampleEntry({ consumer, content: { kind: "event", body }, firstFailure: "2026-01-03T00:00:00.000Z" });
}

/** What is said of a failure so many days after its row was written. */
const after = (days: number, entry: Entry) => refuseStale(subscriptions, WRITTEN + days * DAY_MS)(entry);

test("what is older than its consumer's guard remembers is refused, with the command that mends it", () => {
  expect(after(109, event("search-index"))).toBeUndefined();
  expect(after(109.1, event("search-index"))).toContain("streambridge backfill --consumer search-index");
});

test("where no backfill is taken, or nothing is known of the consumer, a person looks for the effect", () => {
  expect(after(110, event("somebody"))).toContain("see whether its effect happened");
  expect(after(110, event("ledger"))).toContain("see whether its effect happened");
});

test.each(["welcome-email", "signup-notice"])("%s remembers for ever, or never did: age changes nothing", (name) => {
  expect(after(1_000, event(name))).toBeUndefined();
});

test("a record would reach every consumer, so that one that forgets is enough", () => {
  const record = sampleEntry({ content: { kind: "record", record: sampleRecord("a", 1) }, firstFailure: "2026-03-01" });
  expect(after(110, record)).toContain("streambridge backfill --consumer NAME --keys FILE");
  expect(refuseStale([], WRITTEN + 1_000 * DAY_MS)(record)).toBeUndefined();
});

test("an event of a backfill is as old as its first failure: its row may have been written long before", () => {
  expect(after(110, event("search-index", backfillSequence(7)))).toBeUndefined();
  expect(after(112, event("search-index", backfillSequence(7)))).toContain("109 days");
});

test("a failure of which nobody says when is not called old", () => {
  const entry = sampleEntry({ consumer: "search-index", firstFailure: new Date(0).toISOString() });
  expect(after(110, entry)).toBeUndefined();
});

test.each([
  ["a deployment refuses it", false, false, expect.stringContaining("109 days")],
  ["a person may send it all the same", false, true, undefined],
  ["a stack on this machine may live by a clock of its own", true, false, undefined],
])("%s", async (_, isHere, evenStale, said) => {
  const old = sampleEntry({ consumer: "search-index", firstFailure: "2020-01-01T00:00:00.000Z" });
  const refusal = await refusalFor({ isHere }, () => Promise.resolve(subscriptions), evenStale);
  expect(refusal(old)).toEqual(said);
});
