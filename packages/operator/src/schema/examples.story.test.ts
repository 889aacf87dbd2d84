import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyProject, type ProjectCopy } from "@streambridge/local-cloud/graph";
import { gitIn, type Git } from "@streambridge/registry/testing";
import type { CommandDef } from "citty";
import { afterAll, beforeAll, expect, test } from "vitest";
import { menu } from "../menu.ts";

const WORKSPACE = join(import.meta.dirname, "../../../..");
const MAIN = join(import.meta.dirname, "../main.ts");
const V1 = "schemas/users/UserRegistered/v1.json";

type Commands = Readonly<Record<string, () => Promise<CommandDef>>>;
const schema = (menu.subCommands as unknown as Record<string, CommandDef>)["schema"];
const commands = (schema?.subCommands ?? {}) as Commands;

let copy: ProjectCopy;
let git: Git;
/** What stands in for other repositories: the one that is pushed to, and the one that pulls. */
let beside: string;

beforeAll(() => {
  copy = copyProject(WORKSPACE);
  git = gitIn(copy.folder);
  beside = mkdtempSync(join(tmpdir(), "streambridge-beside-"));
  for (const name of ["old.json", "new.json"]) writeFileSync(join(copy.folder, name), '{ "type": "string" }');
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all", "--", "schemas", "packages", "stacks");
  git("commit", "--quiet", "--message=Start");
  git("init", "--quiet", "--bare", join(beside, "origin.git"));
  git("remote", "add", "origin", join(beside, "origin.git"));
  git("push", "--quiet", "origin", "main");
});
afterAll(() => {
  copy?.remove();
  rmSync(beside, { recursive: true, force: true });
});

/** Every command in an order in which each finds what it needs, with its exit code and what it says. */
const RUNS: readonly (readonly [verb: string, exit: number, says: RegExp])[] = [
  ["check", 0, /hold every rule/],
  ["review", 0, /Nothing blocks/],
  ["compare", 0, /safe/],
  ["readers", 0, /crm-sync/],
  ["asyncapi", 0, /^$/],
  ["docs", 0, /^Open .*index\.html/],
  ["eventcatalog", 0, /^Wrote \d+ files to catalog/],
  ["catalogue", 0, /^$/],
  ["pull", 0, /^Wrote \d+ files to packages\/events: UserRegistered\.v2, OrderPlaced\.v1/m],
  ["release", 0, /^Recorded released\/production\/1/],
  ["announce", 0, /No reader is hit/],
  ["exempt", 0, /^Let pass until/],
  ["deprecate", 0, /^wrote schemas\/users\/UserRegistered\/v1\.json/],
  ["new-version", 0, /^wrote schemas\/users\/UserRegistered\/v3\.json/],
  ["retire", 3, /^VERSION_IN_USE: UserRegistered\.v1 cannot be retired while search-index wants it/],
];

test("every command is here", () => {
  expect(RUNS.map(([verb]) => verb).sort()).toEqual(Object.keys(commands).sort());
});

test.each(RUNS)("the example of schema %s does what it says, with %i", async (verb, exit, says) => {
  if (verb === "exempt") breakV1();
  const { status, stdout, stderr } = runExample(await exampleOf(verb), verb === "pull" ? elsewhere() : copy.folder);
  expect({ status, stderr: exit === 0 && verb !== "readers" ? stderr : "" }).toEqual({ status: exit, stderr: "" });
  expect(exit === 0 ? stdout : stderr).toMatch(says);
});

/** The line that people copy. A day that is written down passes at some time; here it is one that will not. */
async function exampleOf(verb: string): Promise<string> {
  const command = await commands[verb]?.();
  const { description = "" } = (command?.meta ?? {}) as { description?: string };
  return (/ Example: streambridge (schema .*)$/.exec(description)?.[1] ?? "").replace(/\d{4}-\d\d-\d\d/, "9999-12-31");
}

/** As a shell takes it, quotes included. */
function runExample(words: string, cwd: string) {
  const env = { ...process.env, NODE: process.execPath, MAIN, SCHEMA_NOTICE_WEBHOOK: "" };
  return spawnSync("sh", ["-c", `exec "$NODE" "$MAIN" ${words}`], { cwd, env, encoding: "utf8" });
}

/** Another repository, which got the catalogue as a file. */
function elsewhere(): string {
  cpSync(join(copy.folder, "catalogue.json"), join(beside, "catalogue.json"));
  return beside;
}

/** Something that blocks the event type of the example. */
function breakV1(): void {
  const file = join(copy.folder, V1);
  writeFileSync(file, readFileSync(file, "utf8").replaceAll('"fullname"', '"wholeName"'));
}
