import { isArray, JsonNumber, type Json } from "../json.ts";
import type { Matcher, Operator } from "../matcher.ts";
import { refuse } from "../refusal.ts";

/** `{"numeric": ["=", 5]}`, `{"numeric": [">=", 0, "<", 10]}`: a JSON number (never a string) in a range of doubles. */
export const numeric: Operator = {
  name: "numeric",
  secondKey: "Too many elements in numeric expression",
  compile(operand) {
    if (!isArray(operand)) return refuse("Value of numeric must be an array.");
    const [operator, operandOfFirst, ...second] = operand;
    const first = readComparison(operator, "Invalid member in numeric match", "Unrecognized numeric range operator", [
      "=",
      "<",
      "<=",
      ">",
      ">=",
    ]);
    const bound = readBound(first, operandOfFirst);
    if (operand.length <= 2) {
      const limit = exact(bound);
      return onNumbers((value) => comparisons[first](value, limit));
    }
    return compileRange(first, bound, second);
  },
};

const comparisons = {
  "=": (value: number, bound: number) => value === bound,
  "<": (value: number, bound: number) => value < bound,
  "<=": (value: number, bound: number) => value <= bound,
  ">": (value: number, bound: number) => value > bound,
  ">=": (value: number, bound: number) => value >= bound,
};

type Comparison = keyof typeof comparisons;

function compileRange(lower: Comparison, bottom: JsonNumber, [operator, operand, ...more]: readonly Json[]): Matcher {
  if (lower !== ">" && lower !== ">=") refuse("Too many elements in numeric expression");
  const upper = readComparison(operator, "Bad value in numeric range", "Bad numeric range operator", ["<", "<="]);
  const top = readBound(upper, operand);
  if (more.length > 0) refuse("Too many terms in numeric range expression");
  const [least, most] = [exact(bottom), exact(top)];
  if (least >= most) refuse("Bottom must be less than top");
  return onNumbers((value) => comparisons[lower](value, least) && comparisons[upper](value, most));
}

function readComparison(
  operator: Json | undefined,
  noString: string,
  unknown: string,
  allowed: readonly Comparison[],
): Comparison {
  if (typeof operator !== "string") return refuse(`${noString}: ${asWritten(operator)}`);
  return allowed.find((comparison) => comparison === operator) ?? refuse(`${unknown}: ${operator}`);
}

function readBound(comparison: Comparison, bound: Json | undefined): JsonNumber {
  if (bound instanceof JsonNumber) return bound;
  return refuse(`Value of ${comparison === "=" ? "equals" : comparison} must be numeric`);
}

/** The double of a bound. event-ruler refuses numbers that a double would round. */
export function exact(number: JsonNumber): number {
  return number.value ?? refuse(`Cannot compare number : ${number.text}`);
}

function onNumbers(test: (value: number) => boolean): Matcher {
  return { test: (leaf) => leaf instanceof JsonNumber && leaf.value !== undefined && test(leaf.value) };
}

/** How Jackson prints the token that stands here; the end of the list is the bracket itself. */
function asWritten(token: Json | undefined): string {
  if (token === undefined) return "]";
  if (token instanceof JsonNumber) return token.text;
  if (isArray(token)) return "[";
  return typeof token === "object" && token !== null ? "{" : String(token);
}
