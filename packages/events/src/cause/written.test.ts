import { expect, test } from "vitest";
import { stampCause, stampUpdate } from "./stamp-cause.ts";
import { WRITTEN_ATTRIBUTE, writtenOf, writtenOn } from "./written.ts";

const AT = new Date("2026-11-02T08:15:30.123Z");
const LATER = "2026-11-02T09:00:00.000Z";
const row = { pk: "USER#1", firstname: "Ada" };
const stamped = { ...stampCause(row, { hops: 0 }, AT) };
const again = { ...stamped, firstname: "Augusta", [WRITTEN_ATTRIBUTE]: AT.getTime() + 1 };

test("a row that is put counts from the time of its writing", () => {
  expect(writtenOn(stamped)).toBe(AT.getTime());
  expect(writtenOf(stamped, undefined, LATER)).toBe(AT.getTime());
});

test("an update lets DynamoDB add to the count, from now on where there is none", () => {
  const { set, names, values } = stampUpdate({ hops: 0 }, AT);
  expect(set).toBe("#cause = :cause, #written = if_not_exists(#written, :writtenFrom) + :writtenStep");
  expect(names).toEqual({ "#cause": "_cause", "#written": WRITTEN_ATTRIBUTE });
  expect(values).toMatchObject({ ":writtenFrom": AT.getTime(), ":writtenStep": 1 });
});

test("a stamped write stands where its number says", () => {
  expect(writtenOf(again, stamped, LATER)).toBe(AT.getTime() + 1);
});

test("a change that stamps nothing stands between the stamped writes before and after it", () => {
  const between = AT.getTime() + 0.5;
  expect(writtenOf({ ...stamped, firstname: "A." }, stamped, LATER)).toBe(between);
  expect(writtenOf(row, stamped, LATER)).toBe(between);
  expect(writtenOf(undefined, stamped, LATER)).toBe(between);
});

test("a change of a row without a stamp stands at its time: after a stamp that was written over, before one to come", () => {
  expect(writtenOf(row, undefined, LATER)).toBe(Date.parse(LATER));
  expect(writtenOf({ ...row, firstname: "A." }, row, LATER)).toBe(Date.parse(LATER));
});

test.each([["text"], [-1], [0], [1.5], [2 ** 51], [null]])("%j on a row is no count", (value) => {
  expect(writtenOn({ ...row, [WRITTEN_ATTRIBUTE]: value })).toBeUndefined();
});
