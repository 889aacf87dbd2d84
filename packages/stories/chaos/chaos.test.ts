import { expect, test } from "vitest";
import { SHORT_RUN } from "./limits.ts";
import { PLACES } from "./places/lying.ts";
import { chaos } from "./run/chaos.ts";

/** Of this seed the one run is such that every place for failures is filled; most others fill some. */
const SEED = 36_337;

/** Some fifteen seconds of a core; a machine that does other things as well may take many times as long. */
const TIMEOUT_MS = 300_000;

test(
  `with seed ${SEED} whatever is written and whatever fails, each subscription has what it was promised in the end`,
  { timeout: TIMEOUT_MS },
  async () => {
    const { runs, counterexample } = await chaos({ runs: 1, seed: SEED, size: SHORT_RUN });
    expect(counterexample).toBeUndefined();
    const [run] = runs;
    expect(run, "nothing was lost, and nothing happened again").toMatchObject({ lost: [], duplicates: 0, broken: [] });
    // Otherwise it would say nothing.
    expect(run?.changes).toBeGreaterThan(10);
    expect(run?.faults.size, "kinds of faults").toBeGreaterThan(3);
    expect([...(run?.filled.keys() ?? [])].toSorted(), "places that were filled").toEqual(PLACES.toSorted());
    expect(run?.redriven, "items that were redriven").toBeGreaterThan(0);
  },
);
