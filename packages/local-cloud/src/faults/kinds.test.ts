import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FAULT_KINDS } from "./kinds.ts";

test("the README names every kind of fault", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  expect(Object.keys(FAULT_KINDS).filter((kind) => !readme.includes(`\`${kind}\``))).toEqual([]);
});
