import { isArray, JsonNumber, JsonObject, type Json } from "../json.ts";
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
  compile(operand) {
    if (operand instanceof JsonObject) return compileNested(operand);
    const values = readList(operand);
    return values.some((value) => value instanceof JsonNumber) ? butNumbers(values) : butStrings(values);
  },
};

/** The operators that may stand inside, each with the test of one of its words. */
const nested: Readonly<Record<string, (word: Json) => (text: string) => boolean>> = {
  "equals-ignore-case": (word) => {
    const wanted = stringOperand(
      word,
      "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.",
    );
    return (text) => equalIgnoringCase(text, wanted);
  },
  prefix: (word) => {
    const start = nonEmptyWord(word);
    return (text) => text.startsWith(start);
  },
  suffix: (word) => {
    const end = nonEmptyWord(word);
    return (text) => text.endsWith(end);
  },
  wildcard: (word) => compileWildcard(stringOperand(word, "wildcard match pattern must be a string")),
};

function compileNested({ entries }: JsonObject): Matcher {
  const [first, ...more] = entries;
  if (first === undefined) return refuse("Anything-But expression name not found");
  const [name, operand] = first;
  const compileWord = Object.hasOwn(nested, name) ? nested[name] : undefined;
  if (compileWord === undefined) return refuse(`Unsupported anything-but pattern: ${name}`);
  const excluded = readList(operand).map((word) => compileWord(word));
  // The text is AWS's, numeric or not.
  if (more.length > 0) refuse("Too many elements in numeric expression");
  return { test: (leaf) => !(typeof leaf === "string" && excluded.some((test) => test(leaf))) };
}

function readList(operand: Json): readonly Json[] {
  if (isArray(operand)) return operand;
  if (typeof operand === "string" || operand instanceof JsonNumber) return [operand];
  return refuse("Value of anything-but must be an array or single string/number value.");
}

function butStrings(values: readonly Json[]): Matcher {
  refuseOtherTypes(values);
  if (values.length === 0 || values.some((value) => typeof value !== "string")) refuseMixture();
  return { test: (leaf) => !(typeof leaf === "string" && values.includes(leaf)) };
}

function butNumbers(values: readonly Json[]): Matcher {
  refuseOtherTypes(values);
  const numbers = values.map((value) => (value instanceof JsonNumber ? exact(value) : refuseMixture()));
  return {
    test: (leaf) => !(leaf instanceof JsonNumber && leaf.value !== undefined && numbers.includes(leaf.value)),
  };
}

function refuseOtherTypes(values: readonly Json[]): void {
  if (values.every((value) => typeof value === "string" || value instanceof JsonNumber)) return;
  refuse("Inside anything but list, start|null|boolean is not supported.");
}

function refuseMixture(): never {
  return refuse("Inside anything but list, either all values are number or string, mixed type is not supported");
}

function nonEmptyWord(word: Json): string {
  const text = stringOperand(word, "prefix/suffix match pattern must be a string");
  return text === "" ? refuse("Null prefix/suffix not allowed") : text;
}
