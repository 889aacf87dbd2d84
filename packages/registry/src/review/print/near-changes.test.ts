import { expect, test } from "vitest";
import { diffLines } from "./diff-lines.ts";
import { nearChanges } from "./near-changes.ts";

function shown(before: readonly number[], after: readonly number[]): readonly string[] {
  return nearChanges(diffLines(side(before), side(after))).map(({ sign, text }) => `${sign}${text.trim()}`);
}

function side(fragment: readonly number[]) {
  return { pointer: "", fragment };
}

const hundred = Array.from({ length: 100 }, (_, index) => index);

test("a change deep in a long schema is shown with what is around it, and what is left out is counted", () => {
  expect(shown(hundred, hundred.with(90, 900))).toEqual([
    " … 88 lines as they were",
    " 87,",
    " 88,",
    " 89,",
    "-90,",
    "+900,",
    " 91,",
    " 92,",
    " 93,",
    " … 7 lines as they were",
  ]);
});

test("what is short is shown whole, and so is what is new from end to end", () => {
  expect(shown([1, 2, 3], [1, 2, 4])).toEqual([" [", " 1,", " 2,", "-3", "+4", " ]"]);
  expect(shown([0, 1, 2, 3], [0, 1, 2, 4])).toEqual([" [", " 0,", " 1,", " 2,", "-3", "+4", " ]"]);
});

test("where nothing changed there is nothing to see", () => {
  expect(shown(hundred, hundred)).toEqual([" … 102 lines as they were"]);
});
