import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { smallProject } from "../testing/small-project.ts";
import { copyProject } from "./copy-project.ts";

test("sources are copied, packages and platform are linked, state is left out", async () => {
  const original = await smallProject("");
  onTestFinished(() => original.remove());
  original.write("packages/one/src/index.ts", "export {};");
  original.write("packages/one/node_modules/other/index.js", "");
  original.write(".streambridge/state.json", "{}");

  const copy = copyProject(original.folder);
  const at = (path: string): string => join(copy.folder, path);
  writeFileSync(at("packages/one/src/index.ts"), "changed");
  mkdirSync(at("packages/two"));

  expect(readFileSync(join(original.folder, "packages/one/src/index.ts"), "utf8")).toBe("export {};");
  expect(existsSync(at("sst.config.ts"))).toBe(true);
  for (const linked of ["node_modules", ".sst", "packages/one/node_modules"]) {
    expect(lstatSync(at(linked)).isSymbolicLink(), linked).toBe(true);
  }
  expect(existsSync(at(".streambridge"))).toBe(false);

  copy.remove();
  expect(existsSync(copy.folder)).toBe(false);
  expect(existsSync(join(original.folder, "packages/one/node_modules/other/index.js"))).toBe(true);
});
