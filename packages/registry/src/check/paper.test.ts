import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { WORKSPACE } from "../testing/sample-registry.ts";
import { PAPER, writePaper } from "./paper.ts";

test("the paper on the profile says what the rules say; node packages/registry/src/check/write-paper.ts writes it anew", () => {
  expect(readFileSync(join(WORKSPACE, PAPER), "utf8")).toBe(writePaper());
});
