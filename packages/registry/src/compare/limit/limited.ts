import type { Comparison, Unknown } from "../verdict.ts";

/** What a schema is that exhausts the stack of whatever follows it down. */
export const TOO_DEEP = "a schema is too large or too deep to be compiled";

/** The answer to a question that was given up, and why. */
export function limited(limit: string): Unknown {
  return { verdict: "unknown", reason: "limit", message: `The comparison was given up: ${limit}.`, tried: 0 };
}

/** Both answers of a comparison whose schemas are too large or too deep even to be asked about. */
export function tooDeep(): Comparison {
  return { forward: limited(TOO_DEEP), backward: limited(TOO_DEEP) };
}
