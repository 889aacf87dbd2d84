import { expect, test } from "vitest";
import type { JsonObject } from "../../json.ts";
import { rootNode } from "./node.ts";
import { renamesIn } from "./renames.ts";

const text = (description?: string, more: JsonObject = {}): JsonObject => ({
  type: "string",
  ...(description !== undefined && { description }),
  ...more,
});

function renames(old: JsonObject, now: JsonObject): readonly string[] {
  const pair = { old: rootNode({ properties: old }), now: rootNode({ properties: now }), data: "" };
  return renamesIn(pair).map(({ from, to }) => `${from} > ${to}`);
}

test.each([
  [
    "the same words under another name",
    { lastname: text("Family name.") },
    { surname: text("Family name.") },
    "lastname > surname",
  ],
  ["another way to write the name", { first_name: text() }, { firstName: text() }, "first_name > firstName"],
  [
    "a longer name of the same shape",
    { mail: text(undefined, { format: "email" }) },
    { email: text(undefined, { format: "email" }) },
    "mail > email",
  ],
])("%s is a rename", (_what, old, now, expected) => {
  expect(renames(old, now)).toEqual([expected]);
});

test.each([
  ["another type", { total: text("What is owed.") }, { total2: { type: "integer", description: "What is owed." } }],
  ["nothing in common but the type", { bio: text("About.") }, { locale: text("Language.") }],
  [
    "a name that was split in two",
    { fullname: text("Full name.", { maxLength: 1001 }) },
    { firstname: text("Given name."), lastname: text("Family name.") },
  ],
])("%s is none", (_what, old, now) => {
  expect(renames(old, now)).toEqual([]);
});

test("of several candidates the most alike are paired, each once", () => {
  const old = { homeStreet: text("Street."), workStreet: text("Street.") };
  const now = { workRoad: text("Street."), homeRoad: text("Street.") };
  expect(renames(old, now).toSorted()).toEqual(["homeStreet > homeRoad", "workStreet > workRoad"]);
});
