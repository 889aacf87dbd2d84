import { expect, test } from "vitest";
import { sampleData } from "../examples.ts";
import { explain } from "./explain.ts";

test("says of each place what was wanted and what came", async () => {
  const { email: _email, ...data } = sampleData("UserRegistered.v2");
  const explanations = await explain("UserRegistered.v2", { ...data, firstname: 7, locale: "English" }, "strict");
  expect(explanations).toEqual([
    {
      pointer: "",
      message: "must have required property 'email'",
      wanted: "a property email",
      came: expect.stringContaining('{"userId":'),
    },
    { pointer: "/firstname", message: "must be string", wanted: "a value of type string", came: "7" },
    {
      pointer: "/locale",
      message: 'must match pattern "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"',
      wanted: "a text that matches ^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
      came: '"English"',
    },
  ]);
});

test.each([
  ["an enum", { channel: "fax" }, "/channel", 'one of "web", "app", "phone"', '"fax"'],
  ["a format", { placedAt: "now" }, "/placedAt", "a text of the format date-time", '"now"'],
  ["a bound", { lines: [] }, "/lines", "NOT have fewer than 1 items", "[]"],
  ["an undeclared property", { colour: 1 }, "", "no property colour", expect.stringContaining("{")],
])("explains %s", async (_what, change, pointer, wanted, came) => {
  const explanations = await explain("OrderPlaced.v1", { ...sampleData("OrderPlaced.v1"), ...change }, "strict");
  expect(explanations).toEqual([{ pointer, message: expect.any(String), wanted, came }]);
});

test("finds a value below names that a pointer must escape", async () => {
  const metadata = { keys: { "a/b~c": {} } };
  const explanations = await explain("metadata", metadata, "tolerant");
  expect(explanations).toContainEqual(expect.objectContaining({ pointer: "/keys/a~1b~0c", came: "{}" }));
});

test("cuts what came where it is long", async () => {
  const [explanation] = await explain("UserRegistered.v2", ["x".repeat(1000)], "tolerant");
  expect(explanation?.came).toHaveLength(121);
});

test("has nothing to say about data that is right", async () => {
  expect(await explain("UserRegistered.v2", sampleData("UserRegistered.v2"), "strict")).toEqual([]);
});

test("an event type that the catalogue does not know is a broken promise", async () => {
  const unknown = "UserRegistered.v9" as "UserRegistered.v2";
  await expect(explain(unknown, {}, "strict")).rejects.toThrow("EVENT_TYPE_UNKNOWN");
});
