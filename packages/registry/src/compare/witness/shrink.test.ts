import { expect, test } from "vitest";
import { compareHere } from "../compare-here.ts";

const user = {
  type: "object",
  required: ["id", "name"],
  properties: { id: { type: "string" }, name: { type: "string", maxLength: 40 }, age: { type: "integer" } },
  examples: [{ id: "u-1", name: "Ada Lovelace", age: 36 }],
};

test("a witness is the nearest example with as little changed as it takes", () => {
  const next = { ...user, properties: { ...user.properties, age: { type: "integer", maximum: 99 } } };
  expect(compareHere(user, next).backward).toMatchObject({
    witness: { id: "u-1", name: "Ada Lovelace", age: expect.any(Number) },
    nearest: { id: "u-1", name: "Ada Lovelace", age: 36 },
    error: { instancePath: "/age", message: "must be <= 99" },
    receiving: { side: "new", pointer: "/properties/age/maximum" },
    emitting: { side: "old", pointer: "/properties/age" },
  });
});

test("an example that already breaks is the witness itself", () => {
  const next = { ...user, required: ["id", "name", "email"] };
  expect(compareHere(user, next).backward).toMatchObject({
    verdict: "breaks",
    witness: { id: "u-1", name: "Ada Lovelace", age: 36 },
  });
});

test("without examples a witness is as small as it gets", () => {
  const { examples: _none, ...plain } = user;
  const next = { ...plain, properties: { ...plain.properties, age: { type: "string" } } };
  const { backward } = compareHere(plain, next);
  expect(backward).toMatchObject({ witness: { id: "a", name: "a", age: expect.any(Number) } });
});
