import { expect, test } from "vitest";
import { factOf, idOf, itemOf, type FactSource } from "./identity.ts";

const TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/Entities";
const source: FactSource = { tableArn: TABLE, eventID: "c4ca4238a0b923820dcc509a6f75849b", name: "UserRegistered" };
/** AWS's limit for deduplication ids, and the design's. */
const LONGEST_ID = 128;

test("a record that is delivered again tells of the same fact", () => {
  expect(factOf({ ...source })).toBe(factOf(source));
  // Pinned: a change of this value makes everything that is in flight look new.
  expect(factOf(source)).toBe("beade67df268aac294e597dbed10eb4e");
});

test.each<[string, Partial<FactSource>]>([
  ["table", { tableArn: `${TABLE}2` }],
  ["stream record", { eventID: "other" }],
  ["event name", { name: "UserDeleted" }],
  ["discriminator", { discriminator: "line-1" }],
  ["empty discriminator", { discriminator: "" }],
])("another %s is another fact", (_what, change) => {
  expect(factOf({ ...source, ...change })).not.toBe(factOf(source));
});

test("parts that run together are told apart", () => {
  expect(factOf({ ...source, tableArn: "ab", eventID: "c" })).not.toBe(
    factOf({ ...source, tableArn: "a", eventID: "bc" }),
  );
});

test("each major of a fact has an id of its own, within AWS's limit", () => {
  const fact = factOf(source);
  expect(idOf(fact, 1)).not.toBe(idOf(fact, 2));
  expect(idOf(fact, 1)).toBe(idOf(fact, 1));
  expect(idOf(fact, 1).length).toBeLessThanOrEqual(LONGEST_ID);
});

test("an item is its table and keys, in whatever order they come", () => {
  const item = itemOf(TABLE, { pk: "USER#1", sk: "PROFILE" });
  expect(itemOf(TABLE, { sk: "PROFILE", pk: "USER#1" })).toBe(item);
  expect(itemOf(TABLE, { pk: "PROFILE", sk: "USER#1" })).not.toBe(item);
  expect(itemOf(`${TABLE}2`, { pk: "USER#1", sk: "PROFILE" })).not.toBe(item);
});

test("a number and a text that reads like it are different keys", () => {
  expect(itemOf(TABLE, { pk: 1 })).not.toBe(itemOf(TABLE, { pk: "1" }));
});
