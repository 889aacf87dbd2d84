import { expect, test } from "vitest";
import { WORKSPACE } from "../../testing/sample-registry.ts";
import { fuzz } from "./fuzz.ts";
import { originsBelow } from "./pool.ts";

/** Pairs within the profile; about 3 s of CPU. */
const PROFILE_PAIRS = 60;

/** About 10 s of CPU; `pnpm fuzz:review --pairs N --seed S` goes on for longer. */
const PAIRS = 120;

test("no verdict on a pair of mutated schemas is contradicted by a generated event", { timeout: 120_000 }, () => {
  const { contradictions, events, verdicts } = fuzz(originsBelow(WORKSPACE), {
    pairs: PAIRS,
    seed: 20_261_128,
  });
  expect(contradictions).toEqual([]);
  expect(events).toBeGreaterThan(PAIRS * 1000);
  expect(verdicts.unknown).toBeLessThan(PAIRS * 2 * 0.1);
});

test(
  "within the profile every verdict on a pair of mutated schemas is certain, and none is contradicted",
  { timeout: 120_000 },
  () => {
    const options = { pairs: PROFILE_PAIRS, seed: 20_261_128, profile: true };
    const { contradictions, undecided } = fuzz(originsBelow(WORKSPACE), options);
    expect(contradictions).toEqual([]);
    expect(undecided).toEqual([]);
  },
);
