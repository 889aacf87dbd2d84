import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { copyProject, type ProjectCopy } from "@streambridge/local-cloud";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, PROJECT, type World } from "./world.ts";

/** What a consuming team reads, and the files that it is told to write: all in one folder. */
const PAGE = "docs/add-a-consumer.md";
const FILES = /^```ts\n\/\/ (packages\/\S+)\n([\s\S]*?)^```/gm;
const FOLDER = "packages/consumers/guest-book";

const files = new Map(
  [...readFileSync(join(PROJECT, PAGE), "utf8").matchAll(FILES)].map(([, path = "", text = ""]) => [path, text]),
);

let copy: ProjectCopy;
let world: World;
beforeAll(async () => {
  copy = copyProject(PROJECT);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(copy.folder, path)), { recursive: true });
    writeFileSync(join(copy.folder, path), text);
  }
  world = await openWorld(copy.folder);
});
afterAll(async () => {
  await world?.close();
  copy?.remove();
});

test("a new consumer folder receives events, and no other file was changed for it", async () => {
  expect([...files.keys()].map((path) => dirname(path))).toEqual(Array(3).fill(`${FOLDER}/src`));
  const { userId } = await world.api.register({
    firstname: "Margaret",
    lastname: "Hamilton",
    email: "margaret@example.com",
  });

  const heard = await world.cloud.spy.waitFor("function-log", ({ line }) => line.includes("came in"));
  expect(heard.line).toContain(`came in: ${userId}`);
  await world.vendors.slack.waitFor((effect) => effect.summary.includes("Margaret Hamilton"));
});

test("the test that comes with it passes", () => {
  const vitest = join(copy.folder, "node_modules/vitest/vitest.mjs");
  const { status, stdout } = spawnSync(process.execPath, [vitest, "run", FOLDER], {
    cwd: copy.folder,
    encoding: "utf8",
  });
  expect(stripVTControlCharacters(stdout)).toMatch(/Tests +1 passed/);
  expect(status).toBe(0);
});

test("the README shows the same two files", () => {
  const readme = readFileSync(join(PROJECT, "README.md"), "utf8");
  const shown = [...readme.matchAll(FILES)].map(([, path = "", text]) => [path, text]);
  expect(shown).toEqual([...files].slice(0, 2));
});
