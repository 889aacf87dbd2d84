import * as fc from "fast-check";
import { expect, test } from "vitest";
import { matchesArn } from "./arn-pattern.ts";
import { matchesWildcard } from "./wildcard.ts";

/** The rule as it reads: slow, and without a shortcut. */
function naively(pattern: string, text: string): boolean {
  if (pattern === "") return text === "";
  const [first, rest] = [pattern[0], pattern.slice(1)];
  if (first === "*") return naively(rest, text) || (text !== "" && naively(pattern, text.slice(1)));
  return text !== "" && (first === "?" || first === text[0]) && naively(rest, text.slice(1));
}

test("a pattern matches what the naive reading of it matches", () => {
  const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 });
  const text = fc.string({ unit: fc.constantFrom("a", "b", "?"), maxLength: 10 });
  const same = fc.property(pattern, text, (one, other) => {
    expect(matchesWildcard(one, other)).toBe(naively(one, other));
  });
  fc.assert(same, { numRuns: 5_000 });
});

test("no pattern is slow", () => {
  expect(matchesWildcard("*a".repeat(50) + "b", "a".repeat(20_000))).toBe(false);
});

test.each([
  ["arn:aws:events:*:*:rule/shop/*", "arn:aws:events:us-east-1:000000000000:rule/shop/all", true],
  ["arn:aws:sqs:us-east-1:000000000000:M?il", "arn:aws:sqs:us-east-1:000000000000:Mail", true],
  ["arn:aws:logs:us-east-1:0:log-group:a:*", "arn:aws:logs:us-east-1:0:log-group:a:b:c", true],
  ["*", "arn:aws:sqs:us-east-1:000000000000:Mail", true],
  ["arn:aws:*:Mail", "arn:aws:sqs:us-east-1:000000000000:Mail", false],
  ["arn:aws:sqs:*", "arn:aws:sqs:us-east-1:000000000000:Mail", false],
  ["arn:aws:sqs:us-*-1:000000000000:Mail", "arn:aws:sqs:us-east-1:000000000000:Mai", false],
])("of ARNs, a wildcard stays within its part: %s and %s", (pattern, arn, matches) => {
  expect(matchesArn(pattern, arn)).toBe(matches);
});
