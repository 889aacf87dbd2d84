import { isArray, JsonNumber, JsonObject, type Json, type Scalar } from "../json.ts";
import type { Matcher, Operator } from "../matcher.ts";
import { refuse } from "../refusal.ts";
import { equalIgnoringCase } from "./fold-case.ts";
import { exact } from "./numeric.ts";
import { stringOperand } from "./string-operand.ts";
import { compileWildcard } from "./wildcard.ts";

/**
 * `{"anything-but": "open"}`, a list of strings or of numbers, or `{"anything-but": {"prefix": ...}}` with `prefix`,
 * `suffix`, `wildcard` or `equals-ignore-case`. A leaf of another type always matches, a missing one never.
 */
export const anythingBut: Operator = {
  name: "anything-but",
  // The text is AWS's, numeric or not.
  secondKey: "Too many elements in numeric expression",
  compile(operand) {
    if (operand instanceof JsonObject) return compileNested(operand);
    const strings = new Set<string>();
    const numbers = new Set<number>();
    for (const value of readList(operand)) {
      if (typeof value === "string") strings.add(value);
      else if (value instanceof JsonNumber) numbers.add(exact(value));
      else refuse("Inside anything but list, start|null|boolean is not supported.");
    }
    if (strings.size > 0 === numbers.size > 0) {
      refuse("Inside anything but list, either all values are number or string, mixed type is not supported");
    }
    return { test: (leaf) => !isAmong(leaf, strings, numbers) };
  },
};

/** An operator that may stand inside. */
interface Nested {
  /** The test of one of its words. */
  readonly test: (word: string) => (text: string) => boolean;
  readonly notAString: string;
  readonly notEmpty?: string;
}

const ENDS = {
  notAString: "prefix/suffix match pattern must be a string",
  notEmpty: "Null prefix/suffix not allowed",
};

const nested: ReadonlyMap<string, Nested> = new Map([
  ["prefix", { ...ENDS, test: (start: string) => (text: string) => text.startsWith(start) }],
  ["suffix", { ...ENDS, test: (end: string) => (text: string) => text.endsWith(end) }],
  ["wildcard", { notAString: "wildcard match pattern must be a string", test: compileWildcard }],
  [
    "equals-ignore-case",
    {
      notAString: "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.",
      test: (wanted: string) => (text: string) => equalIgnoringCase(text, wanted),
    },
  ],
]);

function compileNested({ entries }: JsonObject): Matcher {
  const [first, ...more] = entries;
  if (first === undefined) return refuse("Anything-But expression name not found");
  const [name, operand] = first;
  const operator = nested.get(name) ?? refuse(`Unsupported anything-but pattern: ${name}`);
  const words = readList(operand).map((word) => readWord(word, operator));
  const excluded = words.map((word) => operator.test(word));
  if (more.length > 0) refuse("Too many elements in numeric expression");
  return { test: (leaf) => !(typeof leaf === "string" && excluded.some((test) => test(leaf))) };
}

function readWord(word: Json, { notAString, notEmpty }: Nested): string {
  const text = stringOperand(word, notAString);
  return text === "" && notEmpty !== undefined ? refuse(notEmpty) : text;
}

function readList(operand: Json): readonly Json[] {
  if (isArray(operand)) return operand;
  if (typeof operand === "string" || operand instanceof JsonNumber) return [operand];
  return refuse("Value of anything-but must be an array or single string/number value.");
}

function isAmong(leaf: Scalar, strings: ReadonlySet<string>, numbers: ReadonlySet<number>): boolean {
  if (typeof leaf === "string") return strings.has(leaf);
  return leaf instanceof JsonNumber && leaf.value !== undefined && numbers.has(leaf.value);
}
