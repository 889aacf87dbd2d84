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
