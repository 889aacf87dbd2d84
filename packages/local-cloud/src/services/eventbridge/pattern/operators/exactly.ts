import type { Operator } from "../matcher.ts";
import { stringOperand } from "./string-operand.ts";

/** `{"exactly": "10.0.0.1"}`: this very string. Undocumented, but event-ruler and the service take it. */
export const exactly: Operator = {
  name: "exactly",
  compile(operand) {
    const wanted = stringOperand(operand, "exact match pattern must be a string");
    return { test: (leaf) => leaf === wanted, only: wanted };
  },
};
