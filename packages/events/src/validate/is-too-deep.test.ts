import { expect, test } from "vitest";
import { MOST_LEVELS } from "../limits.ts";
import { explain } from "./explain.ts";
import { isTooDeep } from "./is-too-deep.ts";

const lists = (levels: number): unknown => JSON.parse("[".repeat(levels) + "]".repeat(levels));
const objects = (levels: number): unknown => JSON.parse(`${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`);

test("what has no levels, or as many as a table can have, is not too deep", () => {
  for (const value of [undefined, null, 1, "[[[[", {}, lists(MOST_LEVELS), objects(MOST_LEVELS)])
    expect(isTooDeep(value)).toBe(false);
});

test("whatever has more is, however many", () => {
  for (const levels of [MOST_LEVELS + 2, 100_000]) {
    expect(isTooDeep(lists(levels))).toBe(true);
    expect(isTooDeep(objects(levels))).toBe(true);
  }
});

test("a refusal of what is too deep to be written says so", async () => {
  const [first] = await explain("UserRegistered.v2", lists(100_000), "tolerant");
  expect(first).toMatchObject({ pointer: "", came: "something nested too deeply to be shown" });
});
