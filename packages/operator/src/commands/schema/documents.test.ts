import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const main = join(import.meta.dirname, "../../main.ts");
const workspace = join(import.meta.dirname, "../../../../..");
const folder = mkdtempSync(join(tmpdir(), "streambridge-documents-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function streambridge(...words: readonly string[]) {
  return spawnSync(process.execPath, [main, ...words], { encoding: "utf8", cwd: workspace });
}

test("the catalogue is printed, with who reads what", () => {
  const { status, stdout } = streambridge("schema", "catalogue");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    catalogueVersion: 1,
    readers: expect.arrayContaining([expect.objectContaining({ name: "crm-sync", kind: "subscription" })]),
  });
});

test("the AsyncAPI document goes where it is asked for, folders included", () => {
  const out = join(folder, "docs/asyncapi.json");
  const { status, stdout } = streambridge("schema", "asyncapi", "--out", out, "--version", "7.0.0");
  expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({ asyncapi: "3.0.0", info: { version: "7.0.0" } });
});

test("the site says which page to open, and has what the recorded readers read", () => {
  const out = join(folder, "site");
  expect(streambridge("schema", "docs", "--out", out).stdout).toBe(`Open ${join(out, "index.html")}\n`);
  expect(readFileSync(join(out, "readers/crm-sync.html"), "utf8")).toContain("data.email");
});

test("an EventCatalog project keeps its own files, and one in the way is refused", () => {
  const out = join(folder, "catalog");
  mkdirSync(join(out, "events/UserDeleted"), { recursive: true });
  writeFileSync(join(out, "eventcatalog.config.js"), "export default {};");
  const page = join(out, "events/UserDeleted/index.mdx");
  writeFileSync(page, "by hand");
  const { status, stderr } = streambridge("schema", "eventcatalog", "--out", out);
  expect(status).toBe(2);
  expect(stderr).toContain(`${page} is there, and was not written by this command`);
  rmSync(page);
  expect(streambridge("schema", "eventcatalog", "--out", out).stdout).toMatch(/^Wrote \d+ files to /);
  expect(readFileSync(join(out, "eventcatalog.config.js"), "utf8")).toBe("export default {};");
});

test("a folder without schemas is a mistake of the user that names the missing file", () => {
  const { status, stderr } = streambridge("schema", "catalogue", "--project", folder);
  expect(status).toBe(2);
  expect(stderr).toContain("schemas/metadata.json");
});
