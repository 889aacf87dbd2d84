import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PROJECT } from "../../src/world.ts";
import { giveUpSooner } from "./chaos-project.ts";

test("the bridge of the runs gives an absent bus up after half a second, for the clock stands still meanwhile", () => {
  const limits = readFileSync(join(PROJECT, "packages/bridge/src/limits.ts"), "utf8");
  expect(giveUpSooner(limits)).toContain("export const PUBLISH_RESERVE_MS = 59500;");
  expect(() => giveUpSooner("export const ANOTHER = 1;")).toThrow(/PUBLISH_RESERVE_MS/);
});
