import { expect, test } from "vitest";
import { nameAt, sensitivePointers } from "./sensitive.ts";

const secret = { type: "string", "x-sensitive": true };

test("finds marked properties, in lists, maps, branches and shared shapes", () => {
  const schema = {
    properties: {
      email: secret,
      lines: { items: { properties: { note: secret, sku: {} } } },
      phones: { additionalProperties: secret },
      name: { $ref: "#/$defs/Name" },
    },
    allOf: [{ properties: { bio: secret } }],
    $defs: { Name: secret, Unused: { properties: { other: secret } } },
  };
  expect(sensitivePointers(schema)).toEqual(["/bio", "/email", "/lines/*/note", "/name", "/phones/*"]);
});

test("ends at a shape that contains itself", () => {
  const Person = { properties: { name: secret, friends: { items: { $ref: "#/$defs/Person" } } } };
  expect(sensitivePointers({ $ref: "#/$defs/Person", $defs: { Person } })).toEqual(["/name"]);
});

test("a value without a name of its own goes by that of its list", () => {
  expect(["/email", "/phones/*", "/a~1b/*/*", "/*", ""].map(nameAt)).toEqual([
    "email",
    "phones",
    "a/b",
    undefined,
    undefined,
  ]);
});
