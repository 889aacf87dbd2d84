import { expect, test } from "vitest";
import { visitSchemas } from "./walk.ts";

test("visits every schema inside a schema, each with its pointer", () => {
  const visited: string[] = [];
  visitSchemas(
    {
      properties: { "a/b": { type: "string" }, items: { items: { type: "string" } } },
      prefixItems: [{}, {}],
      additionalProperties: false,
      $defs: { Shape: { allOf: [{}] } },
      if: { not: {} },
      else: {},
      dependentSchemas: { a: {} },
      enum: [{ properties: { no: {} } }],
      examples: [{ properties: { no: {} } }],
    },
    (_schema, pointer) => visited.push(pointer),
  );
  expect(visited).toEqual([
    "",
    "/properties/a~1b",
    "/properties/items",
    "/properties/items/items",
    "/prefixItems/0",
    "/prefixItems/1",
    "/$defs/Shape",
    "/$defs/Shape/allOf/0",
    "/if",
    "/if/not",
    "/else",
    "/dependentSchemas/a",
  ]);
});
