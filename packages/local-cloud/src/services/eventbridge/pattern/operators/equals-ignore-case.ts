import type { Operator } from "../matcher.ts";
import { equalIgnoringCase } from "./fold-case.ts";
import { onStrings, stringOperand } from "./string-operand.ts";

/** `{"equals-ignore-case": "ALICE"}`: the same string but for case. */
export const equalsIgnoreCase: Operator = {
  name: "equals-ignore-case",
  compile(operand) {
    const wanted = stringOperand(operand, "equals-ignore-case match pattern must be a string");
    return onStrings((text) => equalIgnoringCase(text, wanted));
  },
};
