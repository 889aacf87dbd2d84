import { expect, test } from "vitest";
import { compare } from "./compare.ts";

const account = { region: "us-east-1", accountId: "000000000000" };
const paths = (expected: unknown, actual: unknown, partial = false): readonly string[] =>
  compare(expected, actual, { account, partial }).map(({ path }) => path);

const ID = "0f8fad5b-d9cb-469f-a165-70867728950e";
const OTHER = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

test("what is equal has no differences, what is not is named by its place", () => {
  expect(paths({ a: [1, { b: "x" }], c: null }, { a: [1, { b: "x" }], c: null })).toEqual([]);
  expect(compare({ a: [1, { b: "x" }] }, { a: [1, { b: "y" }] }, { account })).toEqual([
    { path: "a[1].b", expected: "x", actual: "y" },
  ]);
});

test("what is missing and what is too much are differences", () => {
  expect(paths({ a: 1, b: [1, 2] }, { b: [1], c: 3 })).toEqual(["a", "b[1]", "c"]);
  expect(paths({ b: [1] }, { b: [1, 2] })).toEqual(["b[1]"]);
});

test("a partial comparison lets objects have more, but lists not", () => {
  expect(paths({ a: { b: 1 } }, { a: { b: 1, c: 2 }, d: 3 }, true)).toEqual([]);
  expect(paths({ a: [1] }, { a: [1, 2] }, true)).toEqual(["a[1]"]);
});

test("null is neither nothing nor a text", () => {
  expect(paths({ a: null }, {})).toEqual(["a"]);
  expect(paths({ a: "<uuid:1>" }, { a: null })).toEqual(["a"]);
});

test("a numbered placeholder stands for one value, and another number for another", () => {
  expect(paths(["<uuid:1>", "<uuid:1>", "<uuid:2>"], [ID, ID, OTHER])).toEqual([]);
  expect(paths(["<uuid:1>", "<uuid:1>"], [ID, OTHER])).toEqual(["[1]"]);
  expect(paths(["<uuid:1>", "<uuid:2>"], [ID, ID])).toEqual(["[1]"]);
});

test.each([
  ["<uuid:1>", "no uuid"],
  ["<md5-of-body:1>", "abc"],
  ["<timestamp:2022-07-13T13:48:01.000Z>", "2026-01-01T00:00:00Z"],
  ["<timestamp:2022-07-13T13:48:01Z>", "2026-01-01T00:00:00.000Z"],
])("%s does not stand for %s", (recorded, actual) => {
  expect(paths([recorded], [actual])).toEqual(["[0]"]);
});

test("placeholders within a text are bound as well", () => {
  const arn = "arn:<partition>:events:<region>:111111111111:rule/<bus-name>/<rule-name>";
  expect(paths([arn, "<bus-name>"], ["arn:aws:events:us-east-1:000000000000:rule/Shop/Open", "Shop"])).toEqual([]);
  expect(paths([arn, "<bus-name>"], ["arn:aws:events:us-east-1:000000000000:rule/Shop/Open", "Open"])).toEqual(["[1]"]);
  expect(paths([arn], ["arn:aws:events:eu-west-1:000000000000:rule/Shop/Open"])).toEqual(["[0]"]);
});

test("a word in the place of a whole value stands for any value of its key", () => {
  expect(paths({ SenderId: "sender-id", MD5OfBody: "m-d5-of-body" }, { SenderId: "AIDA", MD5OfBody: "1" })).toEqual([]);
  expect(paths({ SenderId: "sender" }, { SenderId: "AIDA" })).toEqual(["SenderId"]);
});

test("the word date stands for a time, also within a text, but not within another word", () => {
  expect(paths(["at time date"], ["at time 2026-01-01T00:00:00Z"])).toEqual([]);
  expect(paths(["update"], ["up2026-01-01T00:00:00Z"])).toEqual(["[0]"]);
});

test("a text of JSON is read where an object is expected", () => {
  expect(paths({ Body: { a: ["<uuid:1>"] } }, { Body: `{"a":["${ID}"]}` })).toEqual([]);
  expect(paths({ Body: { a: 1 } }, { Body: "no JSON" })).toEqual(["Body"]);
});

test("a time that an SDK answers as a Date is compared as its text", () => {
  expect(paths(["<datetime>"], [new Date(0)])).toEqual([]);
});
