import type * as fc from "fast-check";

/** What became of one input: taken, or rejected with a code of the closed list. */
export type Verdict = "accepted" | (string & {});

/** One kind of input: where inputs come from, and what takes them. */
export interface Kind<Input = unknown> {
  readonly name: string;
  readonly inputs: fc.Arbitrary<Input>;
  /**
   * Hands an input over and answers what became of each of its parts. Throws where a promise is broken: something crashed,
   * does not add up, or was rejected without saying clearly why.
   */
  take(input: Input): Promise<readonly Verdict[]>;
}

/** Fails with a sentence unless something holds. */
export function hold(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Error(sentence);
}
