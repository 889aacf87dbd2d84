import type { Operator } from "../matcher.ts";
import { refuse } from "../refusal.ts";
import { onStrings, stringOperand } from "./string-operand.ts";
import { wildcardComplexity, WILDCARD_COMPLEXITY_LIMIT } from "./wildcard-complexity.ts";

const TOO_COMPLEX =
  "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character";

/** `{"wildcard": "dir/*.png"}`: `*` stands for any run of characters, none and line ends included; `\*` and `\\` for themselves. */
export const wildcard: Operator = {
  name: "wildcard",
  compile(operand) {
    return onStrings(compileWildcard(stringOperand(operand, "wildcard match pattern must be a string")));
  },
};

/** The test of one wildcard text. @throws PatternRefusal for `**`, an unknown escape, or a pattern too complex for the service. */
export function compileWildcard(pattern: string): (text: string) => boolean {
  const parts = splitAtStars(pattern);
  if (wildcardComplexity(parts) > WILDCARD_COMPLEXITY_LIMIT) refuse(TOO_COMPLEX);
  const [first = "", ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return (text) => text === first;
  return (text) => {
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
    return fitInOrder(text.slice(0, text.length - last.length), rest, first.length);
  };
}

/** The literal texts before, between and after the stars. */
function splitAtStars(pattern: string): readonly string[] {
  const parts: string[] = [""];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern.charAt(at);
    if (character === "*") {
      if (pattern[at + 1] === "*") refuse(`Consecutive wildcard characters at pos ${at + 1}`);
      parts.push("");
    } else if (character === "\\") {
      const escaped = pattern.charAt(++at);
      if (escaped !== "*" && escaped !== "\\") refuse(`Invalid escape character at pos ${at}`);
      parts[parts.length - 1] += escaped;
    } else {
      parts[parts.length - 1] += character;
    }
  }
  return parts;
}

/** Whether the parts stand in `text` one after the other; taking each at its first place is always best. */
function fitInOrder(text: string, parts: readonly string[], from: number): boolean {
  let at = from;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return true;
}
