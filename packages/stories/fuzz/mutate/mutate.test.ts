import * as fc from "fast-check";
import { expect, test } from "vitest";
import { mutants } from "./mutate.ts";

const INPUTS = 1_000;

const sample = (seed: number) =>
  fc.sample(mutants(fc.constant({ a: { b: [1] }, c: "text" })), { numRuns: INPUTS, seed });

test("the same seed makes the same inputs, whatever was made before", () => {
  const first = sample(1);
  // What generators hold serves every input. Edits that change it make inputs that grow, and hold themselves in the end.
  sample(2);
  expect(sample(1)).toEqual(first);
});

test("each input can be written as JSON, as whoever sends it has to", () => {
  for (const input of sample(3)) expect(() => JSON.stringify(input)).not.toThrow();
});
