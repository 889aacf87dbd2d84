import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readWorkspaceCatalogue } from "@streambridge/registry";
import { afterAll, beforeEach, expect, test } from "vitest";
import { pull } from "./pull.ts";

const workspace = join(import.meta.dirname, "../../../..");
const folder = mkdtempSync(join(tmpdir(), "streambridge-pull-"));
const from = join(folder, "catalogue.json");
const lines: string[] = [];
const { catalogue } = await readWorkspaceCatalogue(workspace);
const ask = { from, name: "events", types: ["UserRegistered.v1"], print: (line: string) => lines.push(line) };

beforeEach(() => {
  lines.length = 0;
  writeFileSync(from, JSON.stringify(catalogue));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("an event type on its way out is pulled, and told of", async () => {
  await pull({ ...ask, out: join(folder, "told"), check: false });
  expect(lines[0]).toMatch(/^UserRegistered\.v1 is deprecated; it is last sent on \d{4}-\d\d-\d\d\.$/);
});

test("--check passes what was just pulled, and names the files that a changed schema makes stale", async () => {
  const out = join(folder, "checked");
  await pull({ ...ask, out, check: false });
  await pull({ ...ask, out, check: true });
  expect(lines.at(-1)).toBe(`${out} is fresh.`);

  const events = catalogue.events.map((event) => ({ ...event, digest: "f".repeat(64) }));
  writeFileSync(from, JSON.stringify({ ...catalogue, events }));
  await expect(pull({ ...ask, out, check: true })).rejects.toMatchObject({
    code: "GENERATED_STALE",
    detail: { files: ["package.json"] },
  });
});

test("a name that no package can have is a mistake, before anything is written", async () => {
  for (const name of ["../events", "Events", "@shop", ".events"]) {
    await expect(pull({ ...ask, name, out: join(folder, "named"), check: false })).rejects.toMatchObject({
      code: "USAGE",
    });
  }
  expect(existsSync(join(folder, "named"))).toBe(false);
});
