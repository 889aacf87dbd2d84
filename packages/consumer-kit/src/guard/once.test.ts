import { expect, test } from "vitest";
import { sampleEvent } from "../testing/sample-event.ts";
import { once } from "./once.ts";
import type { GuardFields } from "./row.ts";
import type { Ending, Rule, Visit } from "./rule.ts";

const NOW = 1_000_000;
const { metadata } = sampleEvent("UserRegistered.v2", { data: { userId: "one" } });
const visit: Visit = { metadata, deletes: false, holder: "me", now: NOW, leaseUntil: NOW + 100 };
const later: Visit = { ...visit, holder: "another", now: NOW + 101, leaseUntil: NOW + 201 };

function enter(rule: Rule, row?: GuardFields): GuardFields {
  const verdict = rule.enter(row, visit);
  if (verdict.kind !== "enter") throw new Error(`not let in: ${verdict.kind}`);
  return verdict.row;
}

function after(rule: Rule, ending: Ending): GuardFields {
  return rule.leave(enter(rule), visit, ending);
}

test("`started` is written before the effect, `done` after it", () => {
  const rule = once("entity");
  expect(enter(rule)).toEqual({ state: "started", holder: "me", leaseUntil: NOW + 100 });
  expect(after(rule, { kind: "handled", effect: "happened" })).toEqual({ state: "done" });
});

test("what is done is a repeat, whoever comes", () => {
  const rule = once("entity");
  expect(rule.enter({ state: "done" }, later).kind).toBe("repeated");
});

test("while somebody is at work the others wait", () => {
  const rule = once("fact");
  expect(rule.enter(enter(rule), { ...visit, holder: "another" }).kind).toBe("held");
});

test("a start without an end is uncertain, and onUncertain decides", () => {
  expect(once("fact", "park").enter(enter(once("fact")), later).kind).toBe("uncertain");
  expect(once("fact", "retry").enter(enter(once("fact")), later).kind).toBe("enter");
});

test("onUncertain parks by default", () => {
  expect(once("fact").enter({ state: "started" }, later).kind).toBe("uncertain");
});

test("a person decides what onUncertain left open: it happened, or it is done again", () => {
  const rule = once("entity");
  const started = enter(rule);
  expect(rule.enter(started, { ...later, decision: "done" })).toEqual({ kind: "conclude", row: { state: "done" } });
  expect(rule.enter(started, { ...later, decision: "again" })).toMatchObject({ kind: "enter" });
});

test.each(["again", "done"] as const)("the decision `%s` changes nothing where nothing is uncertain", (decision) => {
  const rule = once("entity");
  expect(rule.enter(undefined, { ...visit, decision })).toEqual(rule.enter(undefined, visit));
  expect(rule.enter({ state: "done" }, { ...visit, decision }).kind).toBe("repeated");
  expect(rule.enter(enter(rule), { ...visit, holder: "another", decision }).kind).toBe("held");
});

test.each(["retried", "parked", "skipped"] as const)(
  "%s, by a handler that says that nothing happened: as if never begun",
  (kind) => {
    const rule = once("entity");
    const row = after(rule, { kind, effect: "none" });
    expect(row).not.toHaveProperty("state");
    expect(rule.enter(row, later).kind).toBe("enter");
  },
);

test("an end that says nothing about the effect leaves the start, without a lease", () => {
  const rule = once("entity");
  const row = after(rule, { kind: "retried", effect: "unknown" });
  expect(row).toEqual({ state: "started" });
  expect(rule.enter(row, visit).kind).toBe("uncertain");
});

test("whoever ends late does not undo what somebody else began", () => {
  const rule = once("entity");
  const theirs: GuardFields = { state: "started", holder: "another", leaseUntil: NOW + 500 };
  expect(rule.leave(theirs, visit, { kind: "retried", effect: "none" })).toEqual(theirs);
  expect(rule.leave(theirs, visit, { kind: "handled", effect: "happened" })).toEqual({ state: "done" });
});

test("a fact is one for all majors; an entity is remembered for ever, a fact as long as it can come again", () => {
  const { metadata: v1 } = sampleEvent("UserRegistered.v1", { data: { userId: "one" } });
  expect(once("fact").idOf(v1)).toBe(once("fact").idOf(metadata));
  expect(once("entity").idOf(metadata)).toBe("once/entity/user/one");
  expect(after(once("entity"), { kind: "handled", effect: "happened" })).not.toHaveProperty("expiresAt");
  expect(after(once("fact"), { kind: "handled", effect: "happened" })).toHaveProperty("expiresAt");
});
