import { expect, test } from "vitest";
import { isOnAllowList } from "./allow-list.ts";

test.each([
  ["ada@example.com", "ada@example.com", true],
  ["Ada@Example.com", " ada@example.com , eve@example.org", true],
  ["ada@example.com", "@example.com", true],
  ["ada@mail.example.com", "@example.com", false],
  ["ada@notexample.com", "@example.com", false],
  ["ada@example.com", "bob@example.com", false],
  ["ada@example.com", "", false],
  ["ada@example.com", ",", false],
])("%s on the list %j: %s", (address, list, expected) => {
  expect(isOnAllowList(address, list)).toBe(expected);
});
