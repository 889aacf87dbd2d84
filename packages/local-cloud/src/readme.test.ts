import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { smallProject, type SmallProject } from "./testing/small-project.ts";

const PACKAGE = join(import.meta.dirname, "..");

/** The code blocks of the README that begin with the name of a file. */
function filesInReadme(): readonly (readonly [path: string, text: string])[] {
  const blocks = readFileSync(join(PACKAGE, "README.md"), "utf8").matchAll(/```ts\n\/\/ (\S+)\n([^]*?)```/g);
  return Array.from(blocks, ([, path = "", text = ""]) => [path, text] as const);
}

/** Lays out what a project that uses the local cloud has installed: this package, AWS's clients and SST. */
function install(folder: string): void {
  const modules = join(folder, "node_modules");
  rmSync(modules);
  const { name: own } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8")) as { readonly name: string };
  mkdirSync(dirname(join(modules, own)), { recursive: true });
  symlinkSync(PACKAGE, join(modules, own), "dir");
  for (const name of ["@aws-sdk", "sst"]) symlinkSync(join(PACKAGE, "node_modules", name), join(modules, name), "dir");
}

let project: SmallProject;
beforeAll(async () => {
  project = await smallProject("");
  install(project.folder);
});
afterAll(() => project.remove());

test("the example of the README does what it says", async () => {
  const files = filesInReadme();
  expect(files.map(([path]) => path)).toEqual(["sst.config.ts", "announce.ts", "read.ts", "boot.ts"]);
  for (const [path, text] of files) project.write(path, text);
  const { stdout } = await promisify(execFile)(process.execPath, [join(project.folder, "boot.ts")]);
  expect(stdout).toBe("New on the shelf: Dune\n");
}, 60_000);
