import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PROJECT } from "../../src/world.ts";
import { giveUpSooner } from "./chaos-project.ts";

test("the bridge of the runs gives an absent bus up after 1.5 of its 60 seconds, for the clock stands still meanwhile", () => {
  const handler = readFileSync(join(PROJECT, "packages/bridge/src/handler.ts"), "utf8");
  expect(giveUpSooner(handler)).toContain("remainingMs: () => context.getRemainingTimeInMillis() - 53500,");
  expect(() => giveUpSooner("export const another = 1;")).toThrow(/remaining time/);
});
