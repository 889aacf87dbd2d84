/**
 * Why a pattern does not compile, in AWS's words. Thrown inside the compiler only; `compilePattern` turns it into a
 * returned value, because a bad pattern is an expected thing.
 */
export class PatternRefusal extends Error {
  override readonly name = "PatternRefusal";
}

/** Ends the compilation with `reason`. */
export function refuse(reason: string): never {
  throw new PatternRefusal(reason);
}
