import { expect, test } from "vitest";
import { fuzz, KINDS } from "./fuzz.ts";
import { SHORT_RUN } from "./limits.ts";

const SEED = 7;

/** A second or two of a core; a machine that does other things as well may take many times as long. */
const TIMEOUT_MS = 300_000;

test.each(KINDS.map((kind) => [kind.name, kind] as const))(
  "%s: whatever comes, nothing crashes, and what is rejected is rejected clearly",
  { timeout: TIMEOUT_MS },
  async (_, kind) => {
    const { tried, verdicts, broken } = await fuzz(kind, SHORT_RUN, SEED);
    expect(broken).toBeUndefined();
    expect(tried).toBeGreaterThanOrEqual(SHORT_RUN);
    // Otherwise it would say nothing.
    expect(verdicts.size, [...verdicts.keys()].join(", ")).toBeGreaterThan(1);
    expect(verdicts.get("accepted") ?? 0, "inputs that were accepted").toBeLessThan(tried);
  },
);
