import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StreambridgeError } from "@streambridge/errors";
import { commitAll, gitIn, type Git } from "@streambridge/registry/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exemptFindings } from "./exempt-findings.ts";
import { releaseSchemas } from "./release-schemas.ts";
import { reviewSchemas, type ReviewSchemasRequest } from "./review-schemas.ts";

const WORKSPACE = join(import.meta.dirname, "../../../..");
const FILE = "schemas/users/UserRegistered/v2.json";
const DOCS = "docs/schema-review.md";
const CONSUMERS = ["crm-sync", "search-index", "signup-notice", "welcome-email"];

let root: string;
let git: Git;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "streambridge-command-"));
  git = gitIn(root);
  // The documentation names every reader, so there are no others than its own, whatever folder has been added since.
  for (const path of ["schemas", ...CONSUMERS.map((name) => `packages/consumers/${name}`)]) {
    cpSync(join(WORKSPACE, path), join(root, path), {
      recursive: true,
      filter: (file) => !/node_modules|tsconfig/.test(file),
    });
  }
  git("init", "--quiet", "--initial-branch=main");
  commitAll(git);
  await releaseSchemas({ root, stage: "production", push: false, changelog: false, out: memory().out });
});

afterAll(() => rmSync(root, { recursive: true }));

test("schemas as they were released pass with 0", async () => {
  const { status, text } = await run({});
  expect(status).toBe(0);
  expect(text).toContain("Compared with released/production/1");
  expect(text).toContain("Nothing blocks.");
});

test("a property that a subscription reads and that is renamed ends with 3, and the reader is named with its code", async () => {
  edit((schema) => schema.replaceAll('"lastname"', '"surname"'));
  const { status, text } = await run({});
  expect(status).toBe(3);
  expect(text).toContain("`data.lastname` is now called `surname`");
  expect(text).toMatch(
    /crm-sync reads data\.lastname of UserRegistered\.v2 at packages\/consumers\/crm-sync\/src\/\S+:\d+:\d+/,
  );
});

test("the documentation shows that very report, but for hashes and the lines of code", async () => {
  const { text } = await run({});
  const shown = /```text\n([\s\S]*?)```/.exec(readFileSync(join(WORKSPACE, DOCS), "utf8"))?.[1] ?? "";
  expect(placeless(text)).toBe(placeless(shown));
});

test("machines get JSON, and every form is written as a file when a folder is named", async () => {
  const folder = join(root, "out");
  const { status, text } = await run({ format: "json", folder });
  expect(status).toBe(3);
  expect(JSON.parse(text)).toMatchObject({ schemaVersion: 1, blocks: true });
  expect(readdirSync(folder).toSorted()).toEqual(["review.json", "review.md", "review.sarif"]);
  expect(readFileSync(join(folder, "review.md"), "utf8")).toMatch(/^<!-- streambridge schema review -->\n/);
  rmSync(folder, { recursive: true });
});

test("what is exempted passes, is shown, and comes back with the next edit", async () => {
  const { out, text } = memory();
  const request = { root, reason: "only we read it", owner: "identity", expires: "9999-12-31" };
  await exemptFindings({ ...request, event: "UserRegistered.v2", out });
  expect(text()).toContain("UserRegistered.v2 property-renamed data.lastname");
  const passed = await run({});
  expect(passed.status).toBe(0);
  expect(passed.text).toContain("let pass until 9999-12-31 by identity: only we read it");
  edit((schema) => schema.replace("Family name.", "Family name, as in a passport."));
  expect((await run({})).status).toBe(3);
  writeFileSync(join(root, "schemas/exemptions.json"), JSON.stringify({ exemptions: [] }));
});

test("two forms at once are a mistake; saying the same twice is none", () => {
  const main = join(import.meta.dirname, "../main.ts");
  const ask = (...words: readonly string[]) =>
    spawnSync(process.execPath, [main, "schema", "review", "--project", root, ...words], { encoding: "utf8" });
  expect(ask("--json", "--format", "sarif")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("--json and --format sarif ask for two forms at once"),
  });
  expect(JSON.parse(ask("--json", "--format", "json").stdout)).toMatchObject({ schemaVersion: 1 });
});

test("a form that is not there, half of two folders, and folders beside a revision are mistakes of the command line", async () => {
  await expect(run({ format: "xml" })).rejects.toMatchObject({ code: "USAGE", mend: expect.stringContaining("sarif") });
  await expect(run({ from: root })).rejects.toMatchObject({ code: "USAGE" });
  await expect(run({ from: root, to: root, base: "main" })).rejects.toMatchObject({ code: "USAGE" });
});

test("schemas that are invalid are told in the form that was asked for, and in every file, so that nothing earlier stays there", async () => {
  const folder = join(root, "out");
  const before = readFileSync(join(root, FILE), "utf8");
  edit((schema) => schema.replace('"type": "object"', '"type": "object", "default": {}'));
  const told = await Promise.all(
    ["text", "markdown", "json", "sarif", "github"].map((format) => refused({ format, folder })),
  );
  writeFileSync(join(root, FILE), before);
  const [text, markdown, json, sarif, github] = told;
  expect(text).toBe("");
  expect(markdown).toMatch(/^<!-- streambridge schema review -->\n## Schema review: nothing was compared\n/);
  expect(markdown).toContain(`${FILE}:`);
  expect(JSON.parse(json ?? "")).toMatchObject({
    blocks: true,
    refused: { code: "SCHEMA_INVALID", problems: [{ file: FILE, pointer: "/default" }] },
  });
  expect(JSON.parse(sarif ?? "")).toMatchObject({ version: "2.1.0", runs: [{ results: [{ level: "error" }] }] });
  expect(github).toMatch(/^::error file=schemas\/users\/UserRegistered\/v2\.json,line=\d+,col=\d+,title=schema check /);
  expect(["review.md", "review.json", "review.sarif"].map((file) => readFileSync(join(folder, file), "utf8"))).toEqual([
    markdown,
    json,
    sarif,
  ]);
  rmSync(folder, { recursive: true });
});

test("a stage that has released nothing is a mistake that names those that have, in a document as well", async () => {
  await expect(run({ stage: "prodution" })).rejects.toMatchObject({
    code: "USAGE",
    mend: expect.stringContaining("production"),
  });
  expect(JSON.parse(await refused({ stage: "prodution", format: "json" }))).toMatchObject({
    refused: { code: "USAGE" },
  });
});

test("a folder for files that cannot be one is a mistake, before anything is compared", async () => {
  await expect(run({ folder: join(root, FILE) })).rejects.toMatchObject({
    code: "USAGE",
    sentence: expect.stringContaining("cannot be written"),
  });
});

test("the command line ends with 2 and names file, line and mend when a schema is invalid", () => {
  edit((schema) => schema.replace('"type": "object"', '"type": "object", "default": {}'));
  const main = join(import.meta.dirname, "../main.ts");
  const { status, stderr } = spawnSync(process.execPath, [main, "schema", "review", "--project", root], {
    encoding: "utf8",
  });
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /schemas\/users\/UserRegistered\/v2\.json:\d+:\d+ #\/default: wanted a keyword of the profile/,
  );
});

/** Hashes differ from run to run, and the code of readers moves. */
function placeless(report: string): string {
  return report.replaceAll(/main \([0-9a-f]{7}\)/g, "main (hash)").replaceAll(/(\.ts):\d+:\d+/g, "$1");
}

/** What is printed of a review that does not come about. */
async function refused(request: Partial<ReviewSchemasRequest>): Promise<string> {
  const { out, text } = memory();
  await expect(reviewSchemas({ project: root, format: "text", out, ...request })).rejects.toBeInstanceOf(
    StreambridgeError,
  );
  return text();
}

async function run(request: Partial<ReviewSchemasRequest>) {
  const { out, text } = memory();
  const status = await reviewSchemas({ project: root, format: "text", out, ...request });
  return { status, text: text() };
}

function edit(change: (schema: string) => string): void {
  writeFileSync(join(root, FILE), change(readFileSync(join(root, FILE), "utf8")));
}

function memory() {
  const written: string[] = [];
  return { out: { write: (text: string) => written.push(text) }, text: () => written.join("") };
}
