import { expect, test } from "vitest";
import { declaredFields } from "./declared-fields.ts";

test("properties, elements, entries of maps and shapes are fields; names of entries and what only defines are none", () => {
  const schema = {
    type: "object",
    properties: { lines: { type: "array", items: { $ref: "#/$defs/Line" } }, labels: { $ref: "#/$defs/Map" } },
    anyOf: [{ properties: { either: {} } }],
    $defs: {
      Line: { properties: { sku: {} } },
      Map: { propertyNames: { pattern: "^a" }, additionalProperties: { properties: { text: {} } } },
    },
  };
  expect([...declaredFields(schema, "data")].sort()).toEqual([
    "data",
    "data.either",
    "data.labels",
    "data.labels.*",
    "data.labels.*.text",
    "data.lines",
    "data.lines[]",
    "data.lines[].sku",
  ]);
});

test("a value that contains itself ends", () => {
  const schema = { $ref: "#/$defs/Node", $defs: { Node: { properties: { below: { $ref: "#/$defs/Node" } } } } };
  expect([...declaredFields(schema, "data")]).toEqual(["data", "data.below", "data.below.below"]);
});
