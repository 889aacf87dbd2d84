import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../test/root.ts";

const folder = join(root, "docs/decisions");
const files = readdirSync(folder).toSorted();

test("decisions are numbered from 0001 without a gap, each named for what it decides", () => {
  expect(files.filter((file) => !/^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md$/.test(file))).toEqual([]);
  expect(files.map((file) => Number(file.slice(0, 4)))).toEqual(files.map((_, index) => index + 1));
});

test.each(files)("%s has a title and says what the decision costs", (file) => {
  const text = readFileSync(join(folder, file), "utf8");
  expect(text).toMatch(/^# \S/);
  expect(text).toMatch(/cost/i);
});
