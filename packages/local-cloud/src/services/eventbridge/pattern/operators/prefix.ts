import { JsonObject } from "../json.ts";
import type { Operator } from "../matcher.ts";
import { codePoints, equalIgnoringCase } from "./fold-case.ts";
import { ignoreCaseOperand, onStrings, stringOperand } from "./string-operand.ts";

/** `{"prefix": "eu-"}` or `{"prefix": {"equals-ignore-case": "EU-"}}`: how a string begins. An empty prefix fits any string. */
export const prefix: Operator = {
  name: "prefix",
  compile(operand) {
    if (!(operand instanceof JsonObject)) {
      const start = stringOperand(operand, "prefix match pattern must be a string");
      return onStrings((text) => text.startsWith(start));
    }
    const start = ignoreCaseOperand(operand, "prefix");
    const length = codePoints(start).length;
    return onStrings((text) => equalIgnoringCase(codePoints(text).slice(0, length).join(""), start));
  },
};
