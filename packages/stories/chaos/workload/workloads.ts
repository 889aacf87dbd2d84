import * as fc from "fast-check";
import { USERS, type RunSize } from "../limits.ts";
import type { Body, Op, Step } from "./workload.ts";

const user = fc.nat(USERS - 1);

const flag = fc.constantFrom(true);

/** Most rows are plain; what is wrong with the others comes alone or together. Large ones are rare, for they take time. */
const body: fc.Arbitrary<Body> = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Body>({}) },
  {
    weight: 5,
    arbitrary: fc.record<Body, never>(
      { ailment: fc.constantFrom("throws", "refused"), odd: flag, tooManyHops: flag, unwanted: flag },
      { requiredKeys: [] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record<Body, "size">(
      { size: fc.constantFrom("large", "huge"), ailment: fc.constantFrom("throws", "refused"), odd: flag },
      { requiredKeys: ["size"] },
    ),
  },
);

const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: fc.constant("write"), user, body }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("touch", "stamp", "same"), user }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("remove"), user }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("expire"), user }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("order"),
      body: fc.record({ odd: flag, unwanted: flag }, { requiredKeys: [] }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("cancel") }) },
);

/** Anything that a few users and their orders may go through. */
export function workloads({ steps, writes }: RunSize): fc.Arbitrary<readonly Step[]> {
  const step = fc.record({
    ops: fc.array(op, { minLength: 1, maxLength: writes, size: "max" }),
    pauseMs: fc.constantFrom(0, 100, 5_000, 120_000),
  });
  // Unbiased: small runs show little, and shrinking finds them where they show something.
  return fc.noBias(fc.array(step, { minLength: 1, maxLength: steps, size: "max" }));
}
