import type { Operator } from "../matcher.ts";
import { refuse } from "../refusal.ts";

/**
 * `{"exists": true}`: there is a leaf at the path (null and "" count, an object or an empty array does not).
 * `{"exists": false}`: there is none; what counts as none inside arrays is the matcher's business.
 */
export const exists: Operator = {
  name: "exists",
  compile(operand) {
    if (typeof operand !== "boolean") refuse("exists match pattern must be either true or false.");
    return operand ? { test: () => true } : { test: () => false, absent: true };
  },
};
