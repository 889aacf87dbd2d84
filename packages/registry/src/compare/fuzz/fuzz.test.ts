import { expect, test } from "vitest";
import { WORKSPACE } from "../../testing/sample-registry.ts";
import { fuzz } from "./fuzz.ts";
import { originsBelow } from "./pool.ts";

/** About 10 s of CPU; `pnpm fuzz:review --pairs N --seed S` goes on for longer. */
const PAIRS = 120;

test("no verdict on a pair of mutated schemas is contradicted by a generated event", { timeout: 120_000 }, () => {
  const { contradictions, events, verdicts } = fuzz(originsBelow(WORKSPACE), PAIRS, 20_261_128);
  expect(contradictions).toEqual([]);
  expect(events).toBeGreaterThan(PAIRS * 1000);
  expect(verdicts.unknown).toBeLessThan(PAIRS * 2 * 0.1);
});
