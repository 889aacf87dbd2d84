import { backfillSequence, sequenceOf } from "@streambridge/events";
import { expect, test } from "vitest";
import { GUARD_ROW_S } from "../limits.ts";
import { sampleEvent } from "../testing/sample-event.ts";
import { latestWins } from "./latest-wins.ts";
import type { GuardFields } from "./row.ts";
import type { Ending, Visit } from "./rule.ts";

const NOW = 1_000_000;

function visit(order: number, more: Partial<Visit> = {}): Visit {
  const { metadata } = sampleEvent("UserProfileChanged.v2", { data: { userId: "one" }, order });
  return { metadata, deletes: false, holder: `holder ${order}`, now: NOW, leaseUntil: NOW + 100, ...more };
}

/** The row after an event came in and ended. */
function after(row: GuardFields | undefined, one: Visit, ending: Ending): GuardFields {
  const verdict = latestWins.enter(row, one);
  if (verdict.kind !== "enter") throw new Error(`not let in: ${verdict.kind}`);
  return latestWins.leave(verdict.row, one, ending);
}

const handled: Ending = { kind: "handled", effect: "happened" };
const retried: Ending = { kind: "retried", effect: "unknown" };
const parked: Ending = { kind: "parked", effect: "none" };

test("the first event of an item comes in, with a lease and the mark of what it does", () => {
  const one = visit(3);
  expect(latestWins.enter(undefined, one)).toEqual({
    kind: "enter",
    row: {
      doing: one.metadata.sequence,
      holder: "holder 3",
      leaseUntil: NOW + 100,
      expiresAt: NOW / 1000 + GUARD_ROW_S,
    },
  });
});

test("after an event, older ones are outdated, itself a repeat, newer ones welcome", () => {
  const row = after(undefined, visit(3), handled);
  expect(latestWins.enter(row, visit(2)).kind).toBe("outdated");
  expect(latestWins.enter(row, visit(3)).kind).toBe("repeated");
  expect(latestWins.enter(row, visit(4)).kind).toBe("enter");
});

test("while a lease lives nobody else comes in, not even the same event again", () => {
  const entered = latestWins.enter(undefined, visit(3));
  const row = entered.kind === "enter" ? entered.row : undefined;
  expect(latestWins.enter(row, visit(3, { holder: "another" })).kind).toBe("held");
  expect(latestWins.enter(row, visit(4)).kind).toBe("held");
});

test("after a crash the same event comes in again, and an older one waits for it", () => {
  const entered = latestWins.enter(undefined, visit(3));
  const row = entered.kind === "enter" ? entered.row : undefined;
  const later = { now: NOW + 101, leaseUntil: NOW + 201 };
  expect(latestWins.enter(row, visit(2, later)).kind).toBe("held");
  expect(latestWins.enter(row, visit(3, later)).kind).toBe("enter");
});

test("a try that is to be retried keeps older events waiting, without a lease", () => {
  const row = after(undefined, visit(3), retried);
  expect(row).not.toHaveProperty("leaseUntil");
  expect(latestWins.enter(row, visit(2)).kind).toBe("held");
  expect(latestWins.enter(row, visit(3)).kind).toBe("enter");
});

test("when a try is parked, an older event's turn comes", () => {
  const row = after(undefined, visit(3), parked);
  expect(latestWins.enter(row, visit(2)).kind).toBe("enter");
});

test("what a handler skipped on purpose outdates what is older; what onError skipped does not", () => {
  const onPurpose = after(undefined, visit(3), { kind: "skipped", effect: "none" });
  expect(latestWins.enter(onPurpose, visit(2)).kind).toBe("outdated");
  const onError = after(undefined, visit(3), { kind: "skipped", effect: "unknown" });
  expect(latestWins.enter(onError, visit(2)).kind).toBe("enter");
});

test("a second event of the same change comes in, and is a repeat after that", () => {
  const row = after(undefined, visit(3), handled);
  const sibling = visit(3);
  const other: Visit = { ...sibling, metadata: { ...sibling.metadata, id: "another id" } };
  const both = after(row, other, handled);
  expect(latestWins.enter(both, other).kind).toBe("repeated");
  expect(latestWins.enter(both, sibling).kind).toBe("repeated");
});

test("a delete leaves a tombstone, which nothing of its own change passes and a later life removes", () => {
  const row = after(undefined, visit(3, { deletes: true }), handled);
  expect(row.tombstone).toBe(true);
  const sibling = visit(3);
  expect(latestWins.enter(row, { ...sibling, metadata: { ...sibling.metadata, id: "another id" } }).kind).toBe(
    "outdated",
  );
  expect(latestWins.enter(row, visit(2)).kind).toBe("outdated");
  expect(after(row, visit(4), handled).tombstone).toBe(false);
});

test("whoever ends after somebody else took over leaves their lease alone", () => {
  const late = visit(3);
  const theirs: GuardFields = { doing: visit(4).metadata.sequence, holder: "another", leaseUntil: NOW + 500 };
  expect(latestWins.leave(theirs, late, handled)).toMatchObject({ ...theirs, done: late.metadata.sequence });
  expect(latestWins.leave(theirs, late, retried)).toMatchObject(theirs);
});

test("rows are kept by item", () => {
  const [one, other] = [visit(1), visit(1)];
  expect(latestWins.idOf(one.metadata)).toBe(`latest-wins/${one.metadata.item}`);
  expect(latestWins.idOf({ ...other.metadata, item: "x" })).not.toBe(latestWins.idOf(one.metadata));
});

// A backfill knows a row and no sequence of the stream: the two meet at what the row's writers stamped.

const WRITTEN = Date.UTC(2026, 0, 1);

function changed(order: number, written?: number): Visit {
  const one = visit(order);
  return written === undefined ? one : { ...one, metadata: { ...one.metadata, written } };
}

function backfilled(written: number, id = `backfill ${written}`): Visit {
  const one = visit(1);
  const sequence = backfillSequence(written);
  return { ...one, holder: id, metadata: { ...one.metadata, id, sequence, written, reason: "backfill" } };
}

const verdict = (row: GuardFields | undefined, one: Visit) => latestWins.enter(row, one).kind;

test("a backfill of a state that a consumer missed comes in, and the changes before it are outdated", () => {
  const row = after(undefined, changed(1, WRITTEN), handled);
  const repaired = after(row, backfilled(WRITTEN + 2), handled);
  expect(verdict(repaired, changed(2, WRITTEN + 1))).toBe("outdated");
  expect(verdict(repaired, changed(3, WRITTEN + 2))).toBe("enter");
  expect(verdict(repaired, changed(4, WRITTEN + 3))).toBe("enter");
});

test("a backfill of a state that was overtaken since it was read is outdated", () => {
  const row = after(undefined, changed(2, WRITTEN + 1), handled);
  expect(verdict(row, backfilled(WRITTEN))).toBe("outdated");
});

test("a backfill of the state that is done comes in: what the vendor lost is mended", () => {
  const row = after(undefined, changed(2, WRITTEN), handled);
  const mended = after(row, backfilled(WRITTEN), handled);
  expect(mended).toMatchObject({ done: row.done });
  expect(verdict(mended, backfilled(WRITTEN))).toBe("repeated");
  expect(verdict(mended, backfilled(WRITTEN, "another run"))).toBe("enter");
  expect(verdict(mended, changed(2, WRITTEN))).toBe("repeated");
});

test("a backfill of a row that nobody stamped is the lowest: welcome when nothing is done, outdated otherwise", () => {
  expect(verdict(undefined, backfilled(0))).toBe("enter");
  expect(verdict(after(undefined, changed(1), handled), backfilled(0))).toBe("outdated");
  expect(verdict(after(undefined, backfilled(0), handled), changed(1))).toBe("enter");
});

test("a change that nobody stamped passes a backfill of the write before it", () => {
  const row = after(undefined, backfilled(WRITTEN), handled);
  expect(verdict(row, changed(5, WRITTEN + 0.5))).toBe("enter");
  expect(verdict(after(row, changed(5, WRITTEN + 0.5), handled), backfilled(WRITTEN, "again"))).toBe("outdated");
});

test("a change from before changes said where they stand keeps no backfill out, and is kept out by none", () => {
  expect(verdict(after(undefined, changed(1), handled), backfilled(WRITTEN))).toBe("enter");
  expect(verdict(after(undefined, backfilled(WRITTEN), handled), changed(1))).toBe("enter");
});

test("a copy of a change that was done before a backfill is not done again", () => {
  const row = after(after(undefined, changed(3), handled), backfilled(WRITTEN), handled);
  expect(verdict(row, changed(3))).toBe("outdated");
  expect(verdict(row, changed(2))).toBe("outdated");
});

test("a backfill passes a try that will never come back, and waits for one of a newer state", () => {
  const killed = latestWins.enter(undefined, changed(3, WRITTEN));
  const row = killed.kind === "enter" ? killed.row : undefined;
  const later = { now: NOW + 101, leaseUntil: NOW + 201 };
  expect(verdict(row, { ...backfilled(WRITTEN), ...later })).toBe("enter");
  expect(verdict(row, { ...backfilled(WRITTEN - 1), ...later })).toBe("held");
});

test("an effect that comes after a newer one, because its lease had run out, is told as overtaken", () => {
  const late = visit(3);
  const theirs = after(undefined, visit(4), handled);
  expect(latestWins.overtaken?.(theirs, late)).toBe(true);
  expect(latestWins.overtaken?.({ doing: visit(4).metadata.sequence, holder: "another" }, late)).toBe(true);
  expect(latestWins.overtaken?.(after(undefined, visit(3), handled), late)).toBe(false);
  expect(latestWins.overtaken?.({ holder: late.holder, doing: late.metadata.sequence }, late)).toBe(false);
});

function ofStream(label: string, order: number): Visit {
  const one = visit(order);
  return { ...one, metadata: { ...one.metadata, id: label, sequence: sequenceOf(label, String(order)) } };
}

test("a stream that was made anew counts as later, and its predecessor's events as outdated after that", () => {
  const row = after(undefined, ofStream("2026-01-01T00:00:00.000", 900), handled);
  const anew = after(row, ofStream("2026-02-01T00:00:00.000", 1), handled);
  expect(verdict(anew, ofStream("2026-01-01T00:00:00.000", 901))).toBe("outdated");
});
