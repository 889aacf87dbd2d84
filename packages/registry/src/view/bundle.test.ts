import { expect, test } from "vitest";
import type { JsonObject } from "../json.ts";
import { bundle } from "./bundle.ts";

const defs = {
  file: "schemas/orders/defs.json",
  schema: {
    $defs: {
      Line: { type: "object", properties: { price: { $ref: "#/$defs/Money" } } },
      Money: { type: "object", properties: { amount: { type: "integer" } } },
      Unused: { type: "string" },
    },
  },
};

test("brings along the shared shapes that a schema reaches, and no others", () => {
  const schema = { properties: { lines: { items: { $ref: "../defs.json#/$defs/Line" } } } };
  expect(bundle(schema, defs)).toEqual({
    properties: { lines: { items: { $ref: "#/$defs/Line" } } },
    $defs: { Line: defs.schema.$defs.Line, Money: defs.schema.$defs.Money },
  });
});

test("keeps the shapes of its own", () => {
  const schema = { properties: { a: { $ref: "#/$defs/Own" } }, $defs: { Own: { $ref: "../defs.json#/$defs/Money" } } };
  expect(bundle(schema, defs)).toEqual({
    properties: { a: { $ref: "#/$defs/Own" } },
    $defs: { Own: { $ref: "#/$defs/Money" }, Money: defs.schema.$defs.Money },
  });
});

test("ends at shapes that contain themselves", () => {
  const tree = { type: "object", properties: { branches: { items: { $ref: "#/$defs/Tree" } } } };
  const self = { file: "defs.json", schema: { $defs: { Tree: tree } } };
  expect(bundle({ $ref: "../defs.json#/$defs/Tree" }, self)).toEqual({ $ref: "#/$defs/Tree", $defs: { Tree: tree } });
});

test("leaves a schema without references, and the one that was given, as they are", () => {
  const schema: JsonObject = { type: "object", properties: { lines: { $ref: "../defs.json#/$defs/Line" } } };
  const before = structuredClone(schema);
  bundle(schema, defs);
  expect(schema).toEqual(before);
  expect(bundle({ type: "object" }, defs)).toEqual({ type: "object" });
});
