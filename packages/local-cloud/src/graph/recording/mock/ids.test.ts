import { expect, test } from "vitest";
import { shortId, uuidOf } from "./ids.ts";

test("ids depend on the name alone, and look like AWS's", () => {
  expect([shortId("Api"), uuidOf("Mapping")]).toEqual([shortId("Api"), uuidOf("Mapping")]);
  expect(shortId("Api")).toMatch(/^[0-9a-z]{10}$/);
  expect(uuidOf("Mapping")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(uuidOf("Mapping")).not.toBe(uuidOf("Other"));
});
