import { expect, test } from "vitest";
import { wildcardComplexity } from "./wildcard-complexity.ts";

test.each([
  ["no stars, no choice", "abc", 1],
  ["one star", "*", 1],
  ["a star and a letter", "*a", 2],
  ["n stars apart make 2n - 1", "*:*:*:*:*", 9],
  ["the pattern that AWS was seen to refuse", "*:*:*:*:*:event-bus/*", 11],
  ["a repeated letter after a star", "*aaaaaaaa", 9],
  ["repeated letters before any star", "aaaaaaaa*", 2],
])("%s", (_what, pattern, complexity) => {
  expect(wildcardComplexity(pattern.split("*"))).toBe(complexity);
});
