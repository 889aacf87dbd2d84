import { JsonObject } from "../json.ts";
import type { Operator } from "../matcher.ts";
import { codePoints, equalIgnoringCase } from "./fold-case.ts";
import { ignoreCaseOperand, onStrings, stringOperand } from "./string-operand.ts";

/** `{"suffix": ".png"}` or `{"suffix": {"equals-ignore-case": ".PNG"}}`: how a string ends. An empty suffix fits any string. */
export const suffix: Operator = {
  name: "suffix",
  compile(operand) {
    if (!(operand instanceof JsonObject)) {
      const end = stringOperand(operand, "suffix match pattern must be a string");
      return onStrings((text) => text.endsWith(end));
    }
    const end = ignoreCaseOperand(operand, "suffix");
    const length = codePoints(end).length;
    return onStrings((text) => length === 0 || equalIgnoringCase(codePoints(text).slice(-length).join(""), end));
  },
};
