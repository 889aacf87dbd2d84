import { expect, test } from "vitest";
import { writeValidator } from "./validator.ts";

const order = {
  type: "order",
  view: "strict",
  schema: {
    type: "object",
    properties: { note: { type: "string", maxLength: 3 }, at: { type: "string", format: "date" } },
  },
} as const;

test("imports formats and functions instead of requiring them", async () => {
  const text = await writeValidator(order, "verdict");
  expect(text).toContain('import { formats, ucs2length } from "../../../validate/runtime.ts";');
  expect(text).not.toContain("require(");
});

test("imports nothing that it does not use", async () => {
  expect(await writeValidator({ ...order, schema: { type: "object" } }, "verdict")).not.toContain("import");
});

test("has messages only where it explains", async () => {
  expect(await writeValidator(order, "verdict")).not.toContain("must be");
  expect(await writeValidator(order, "explanation")).toContain("must be string");
});
