import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compileExpression } from "./compile.ts";
import type { Datapoint } from "./formula.ts";

function evaluate(text: string, values: Readonly<Record<string, Datapoint>> = {}): Datapoint {
  const compiled = compileExpression(text);
  if (!compiled.ok) throw new Error(compiled.reason);
  return compiled.formula(values);
}

test.each([
  ["1 + 2 * 3", 7],
  ["(1 + 2) * 3", 9],
  ["10 - 4 - 3", 3],
  ["2 ^ 3 * 2", 16],
  ["-m1 + 1", -4],
  ["100 * m1 / m2", 250],
  ["m1 > 4 && m2 <= 2", 1],
  ["m1 == 4 || m2 != 2", 0],
  ["IF(m1 > 4, m2, 0)", 2],
  ["IF(m1 < 4, m2, 0)", 0],
  ["FILL(m1, 9)", 5],
  ["FILL(gone, 9)", 9],
  ["ABS(m2 - m1)", 3],
])("%s is %d where m1 is 5 and m2 is 2", (text, expected) => {
  expect(evaluate(text, { m1: 5, m2: 2 })).toBe(expected);
});

test.each(["m1 + gone", "gone / m1", "IF(gone, 1, 2)", "m1 / 0", "-gone", "ABS(gone)"])(
  "%s has no datapoint",
  (text) => {
    expect(evaluate(text, { m1: 5 })).toBeUndefined();
  },
);

test("an expression names the metrics that it reckons with", () => {
  expect(compileExpression("IF(FILL(errors, 0) > 0, 0, invoked - received)")).toMatchObject({
    ids: new Set(["errors", "invoked", "received"]),
  });
});

test.each([
  ["SEARCH('{AWS/SQS,QueueName}', 'Sum')", 'the function SEARCH is not emulated in "SEARCH('],
  ["FILL(m1, REPEAT)", "the word REPEAT is not emulated"],
  ["RATE(m1)", "the function RATE is not emulated"],
  ["METRICS()", "the function METRICS is not emulated"],
  ["[m1, m2]", "a part of kind ArrayExpression is not emulated"],
  ["IF(m1, 2)", "IF takes 3 values, not 2,"],
  ["constructor()", "the function constructor is not emulated"],
  ["m1 % 2", "the operator % is not emulated"],
  ["m1 +", 'in "m1 +"'],
  ["", "is not emulated"],
])("%s is refused, with its reason", (text, reason) => {
  const compiled = compileExpression(text);
  expect(compiled.ok ? "taken" : compiled.reason).toContain(reason);
});

test("whatever text comes, it is read or refused, never thrown about", () => {
  const word = fc.constantFrom(
    "m1",
    "IF",
    "FILL",
    "(",
    ")",
    ",",
    "+",
    "-",
    "*",
    "/",
    ">",
    "1",
    "0.5",
    " ",
    "'x'",
    "&&",
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), fc.double({ noNaN: true }), (words, m1) => {
      const compiled = compileExpression(words.join(""));
      const answer = compiled.ok ? typeof compiled.formula({ m1 }) : compiled.reason;
      expect(answer).toMatch(compiled.ok ? /^(undefined|number)$/ : /./);
    }),
    { numRuns: 500 },
  );
});
