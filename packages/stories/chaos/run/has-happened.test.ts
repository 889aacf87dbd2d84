import { expect, test } from "vitest";
import { expectationsOf, type Expectation } from "../ledger/expectation.ts";
import { CONSUMERS } from "../project/consumers.ts";
import type { Effect } from "../vendor/vendor.ts";
import { hasHappened } from "./has-happened.ts";

/** A person who registered, was deleted, and registered again. */
const [first, second] = ["c1@example.com", "c3@example.com"].map((subject, position) =>
  expectationsOf([{ event: "UserRegistered", subject, entity: "u1", position }], CONSUMERS),
) as [readonly Expectation[], readonly Expectation[]];

const at = (name: string, all: readonly Expectation[]): Expectation =>
  all.find(({ consumer }) => consumer.name === name) as Expectation;

const effectOf = ({ consumer: { name }, line: { entity, subject } }: Expectation): Effect => ({
  consumer: name,
  type: "UserRegistered.v2",
  fact: `registered ${subject}`,
  entity,
  item: entity,
  sequence: "1",
  subject,
});

test("who was greeted is not greeted again, also not for having registered again", () => {
  const greeted = [effectOf(at("once-a-person", first))];
  expect(hasHappened(at("once-a-person", second), greeted)).toBe(true);
  expect(hasHappened(at("once-a-person", second), [])).toBe(false);
});

test("elsewhere each change counts, and no other consumer's effect does", () => {
  const told = [effectOf(at("once-a-fact", first))];
  expect(hasHappened(at("once-a-fact", first), told)).toBe(true);
  expect(hasHappened(at("once-a-fact", second), told)).toBe(false);
  expect(hasHappened(at("once-a-person", first), told)).toBe(false);
});
