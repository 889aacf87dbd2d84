import { expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { PRODUCER, tableName } from "./env.ts";

test("the producer's name and version are those of its package", () => {
  expect(`@streambridge/producer-${PRODUCER}`).toBe(`${manifest.name}@${manifest.version}`);
});

test("a missing table name says who sets it", () => {
  delete process.env["TABLE_NAME"];
  expect(() => tableName()).toThrow("SETTING_MISSING: TABLE_NAME is not set");
});
