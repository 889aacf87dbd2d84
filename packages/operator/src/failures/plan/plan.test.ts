import { backfillSequence, sequenceOf } from "@streambridge/events";
import { expect, test } from "vitest";
import type { Entry } from "../entry.ts";
import type { GuardWord } from "../guards.ts";
import { sampleEntry, sampleRecord } from "../testing/sample-entries.ts";
import type { Refusal } from "../stale.ts";
import type { Tried } from "../try/tried.ts";
import { inOrder, makePlan } from "./plan.ts";

const record = (key: string, sequence: number, fields: Partial<Entry> = {}): Entry =>
  sampleEntry({
    id: `${key}-${sequence}`,
    place: "bridge",
    stage: "seal",
    content: { kind: "record", record: sampleRecord(key, sequence) },
    ...fields,
  });
const eventOf = (item: string, sequence: string, fields: Partial<Entry> = {}): Entry => {
  const body = JSON.stringify({ detail: { metadata: { item, sequence } } });
  return sampleEntry({ id: `${item}-${sequence}`, content: { kind: "event", body }, ...fields });
};
const writtenAs = (written: number, sequence: string): Entry => {
  const body = JSON.stringify({ detail: { metadata: { item: "i", sequence, written } } });
  return sampleEntry({ id: sequence, content: { kind: "event", body } });
};
const publishes: Tried = {
  kind: "publishes",
  passes: true,
  events: ["UserRegistered.v1", "UserRegistered.v2"].map((type) => ({ type, isClaimed: false, detail: {} })),
};
const opens = (guard: GuardWord): Tried => ({ kind: "opens", passes: true, guard, event: {} });

async function forecastOf(entries: readonly Entry[], tried: Tried, refusal: Refusal = () => undefined) {
  const plan = await makePlan(entries, {
    consumers: [{ name: "crm-sync" }, { name: "search-index" }],
    tryEntry: () => Promise.resolve(tried),
    refusal,
  });
  return Object.fromEntries(plan.map(({ entry, forecast }) => [entry.id, forecast]));
}

test("records go first, in the order of their stream, then what lies in the bucket, then events", () => {
  const large = sampleEntry({ id: "large", content: { kind: "reference", ref: "s3://b/k" } });
  const entries = [eventOf("i", "2"), large, record("a", 12), record("b", 9), eventOf("i", "1")];
  expect(inOrder(entries).map(({ id }) => id)).toEqual(["b-9", "a-12", "large", "i-1", "i-2"]);
});

test("a backfill goes after the change that its row held, since a consumer without a guard takes the last for the latest", () => {
  const first = writtenAs(5, sequenceOf("2026-01-01T00:00:00.000", "1"));
  const filled = writtenAs(7, backfillSequence(7));
  const later = writtenAs(9, sequenceOf("2026-01-01T00:00:00.000", "2"));
  const unstamped = writtenAs(0, backfillSequence(0));
  const before = eventOf("i", sequenceOf("2026-01-01T00:00:00.000", "0"));
  const other = eventOf("j", sequenceOf("2026-01-01T00:00:00.000", "1"));
  const order = inOrder([later, filled, other, unstamped, first, before]).filter((entry) => entry !== other);
  expect(order).toEqual([unstamped, before, first, filled, later]);
});

test("a record of which one event failed and another did not may repeat that one", async () => {
  const inPart = record("a", 1, { eventType: "UserRegistered.v1" });
  const whole = record("b", 1, {
    eventType: "UserRegistered.v2",
    others: [{ stage: "seal", eventType: "UserRegistered.v1", error: {} }],
  });
  expect(await forecastOf([inPart, whole], publishes)).toEqual({ "a-1": "repeat", "b-1": "fresh" });
});

test("a record that failed before any event was made repeats nothing", async () => {
  expect(await forecastOf([record("a", 1, { stage: "translate" })], publishes)).toEqual({ "a-1": "fresh" });
});

test("what a newer failure of the same item overtakes is superseded, for each consumer on its own", async () => {
  const older = record("a", 9, { stage: "decode" });
  const newer = record("a", 10, { stage: "decode" });
  expect(await forecastOf([newer, older], publishes)).toEqual({ "a-9": "superseded", "a-10": "fresh" });
  const others = [eventOf("i", "1"), eventOf("i", "2", { consumer: "search-index" })];
  expect(await forecastOf(others, opens("enter"))).toEqual({ "i-1": "fresh", "i-2": "fresh" });
});

test("a backfill beside a change goes by the row's stamped writes, as the guard judges", async () => {
  const older = writtenAs(5, sequenceOf("2026-01-01T00:00:00.000", "1"));
  const filled = writtenAs(7, backfillSequence(7));
  const newer = writtenAs(9, sequenceOf("2026-01-01T00:00:00.000", "2"));
  const enter = opens("enter");
  expect(await forecastOf([older, filled], enter)).toEqual({ [older.id]: "superseded", [filled.id]: "fresh" });
  expect(await forecastOf([newer, filled], enter)).toEqual({ [newer.id]: "fresh", [filled.id]: "superseded" });
});

test.each([
  ["repeated", "repeat"],
  ["outdated", "superseded"],
  ["uncertain", "uncertain"],
  ["enter", "fresh"],
  ["none", "fresh"],
] as const)("where the guard says %s, %s is expected", async (guard, forecast) => {
  expect(await forecastOf([eventOf("i", "1")], opens(guard))).toEqual({ "i-1": forecast });
});

test("an event of a consumer that left has no queue to go back to", async () => {
  expect(await forecastOf([eventOf("i", "1", { consumer: "left" })], opens("enter"))).toEqual({ "i-1": "stuck" });
});

test("what a redrive would leave for its age is stale, whatever the guard says", async () => {
  expect(await forecastOf([eventOf("i", "1")], opens("enter"), () => "too old")).toEqual({ "i-1": "stale" });
});

test("what today's code refuses would fail again, and what is no record is stuck", async () => {
  expect(await forecastOf([record("a", 1)], { kind: "untried", passes: false, why: "" })).toEqual({ "a-1": "fails" });
  const junk = sampleEntry({ id: "junk", content: { kind: "unknown", body: "?" } });
  expect(await forecastOf([junk], { kind: "untried", passes: false, why: "" })).toEqual({ junk: "stuck" });
});
