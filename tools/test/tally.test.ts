import { expect, test } from "vitest";
import { Tally } from "./tally.ts";

test("the last line is plain", () => {
  const tally = new Tally();
  tally.add(true);
  tally.add(true);
  tally.add(false);
  expect(tally.summary()).toBe("2 passed, 1 failed");
});

test("skips are counted apart", () => {
  const tally = new Tally();
  tally.skip({ name: "x", reason: "needs an AWS account" });
  expect(tally.summary()).toBe("0 passed, 0 failed, 1 skipped");
});
