import { expect, test } from "vitest";
import type { Seen } from "../places/place.ts";
import { sampleEntry } from "../testing/sample-entries.ts";
import { codeFor } from "./options.ts";

const place = (fields: Partial<Seen> = {}): Seen => ({
  place: "bridge",
  entries: [sampleEntry()],
  cut: false,
  hidden: 0,
  ...fields,
});
const all = { ids: [] };

test("what is done is 0, what is left of what was seen is 3", () => {
  expect(codeFor([place()], all, true)).toBe(0);
  expect(codeFor([place()], all, false)).toBe(3);
});

test.each<[string, Partial<Seen>]>([
  ["that somebody has hidden", { hidden: 1 }],
  ["beyond the limit", { cut: "limit" }],
])("a failure %s is one that remains", (_, fields) => {
  expect(codeFor([place(), place(fields)], all, true)).toBe(3);
});

test("who named ids has found each of them: what else there is does not matter", () => {
  expect(codeFor([place({ hidden: 1 })], { ids: ["m-1"] }, true)).toBe(0);
});

test("a place that could not be looked at counts for more than anything", () => {
  expect(codeFor([place({ fault: "AccessDenied" })], all, true)).toBe(1);
  expect(codeFor([place({ fault: "AccessDenied" }), place({ cut: "time" })], { ids: ["m-1"] }, false)).toBe(1);
});
