import { expect, test } from "vitest";
import { strip } from "./strip.ts";

test("takes out what tells people something, at every depth", () => {
  const schema = {
    $id: "x",
    title: "An order",
    status: "active",
    type: "object",
    properties: { lines: { description: "Lines.", items: { type: "string", examples: ["a"], "x-sensitive": true } } },
    examples: [{ lines: [] }],
  };
  expect(strip(schema)).toEqual({ type: "object", properties: { lines: { items: { type: "string" } } } });
});

test("keeps a property whose name is such a word", () => {
  const schema = { properties: { title: { type: "string", title: "Title" }, description: { type: "string" } } };
  expect(strip(schema)).toEqual({ properties: { title: { type: "string" }, description: { type: "string" } } });
});
