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

test("where only parts of a schema bring examples, a witness is made of those", () => {
  const properties = {
    id: { type: "string", examples: ["u-1"] },
    email: { type: "string", format: "email" },
    plan: { enum: ["free", "team"] },
    seats: { type: "integer", examples: [12] },
  };
  const old = { type: "object", required: ["id", "email"], properties };
  const next = { ...old, properties: { ...properties, seats: { type: "integer", maximum: 10, examples: [5] } } };
  expect(compareHere(old, next).backward).toMatchObject({
    witness: { id: "u-1", email: "ada@example.com", plan: "free", seats: 12 },
    error: { instancePath: "/seats" },
  });
});

test("a text that is too long or too short for a reader is the example's own, again and again or in part", () => {
  const longer = { ...user, properties: { ...user.properties, name: { type: "string", maxLength: 20 } } };
  expect(compareHere(user, longer).backward).toMatchObject({
    witness: { name: "Ada Lovelace Ada Love" },
  });
  const atLeast = {
    ...user,
    properties: { ...user.properties, name: { type: "string", minLength: 4, maxLength: 40 } },
  };
  expect(compareHere(user, atLeast).backward).toMatchObject({ witness: { name: "Ada" } });
});

test("an address stays whole in a witness", () => {
  const old = { type: "object", properties: { email: { type: "string", format: "email", maxLength: 254 } } };
  const next = { type: "object", properties: { email: { type: "string", format: "email", maxLength: 8 } } };
  expect(compareHere(old, next).backward).toMatchObject({ witness: { email: "ada@example.com" } });
});

test("without examples a witness is as small as it gets", () => {
  const { examples: _none, ...plain } = user;
  const next = { ...plain, properties: { ...plain.properties, age: { type: "string" } } };
  const { backward } = compareHere(plain, next);
  expect(backward).toMatchObject({ witness: { id: "a", name: "a", age: expect.any(Number) } });
});
