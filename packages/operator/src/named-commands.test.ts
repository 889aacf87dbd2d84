import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CommandDef } from "citty";
import { expect, test } from "vitest";
import { menu } from "./menu.ts";

const WORKSPACE = join(import.meta.dirname, "../../..");

/** Where people are told to run something: what to do about a finding, papers, workflows. */
const PLACES = ["packages/*/src/**/*.ts", "docs/**/*.md", "*.md", ".github/workflows/*.yml"];
const NAMED = /streambridge (local|schema|failures) ([a-z][a-z-]*)/g;

const known = new Set(
  Object.entries(menu.subCommands ?? {}).flatMap(([noun, command]) =>
    Object.keys((command as CommandDef).subCommands ?? {}).map((verb) => `${noun} ${verb}`),
  ),
);

test("every command that somebody is told to run exists", () => {
  const files = globSync(PLACES, { cwd: WORKSPACE, exclude: (path) => /node_modules|generated/.test(path) });
  const missing = files.flatMap((file) =>
    [...readFileSync(join(WORKSPACE, file), "utf8").matchAll(NAMED)]
      .map(([, noun = "", verb = ""]) => `${noun} ${verb}`)
      .filter((command) => !known.has(command))
      .map((command) => `${file}: ${command}`),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});
