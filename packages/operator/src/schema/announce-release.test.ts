import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commitAll, gitIn } from "@streambridge/registry/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { announceRelease } from "./announce-release.ts";
import { releaseSchemas } from "./release-schemas.ts";

const workspace = join(import.meta.dirname, "../../../..");
const root = mkdtempSync(join(tmpdir(), "streambridge-announce-"));
const git = gitIn(root);
const received: { owner: string; text: string }[] = [];
const server = createServer(async (request, response) => {
  received.push((await new Response(request).json()) as { owner: string; text: string });
  response.end();
});
let webhook = "";

/** The workspace's own schemas and consumers, in a repository of which a release was made. */
beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  webhook = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const folder of ["schemas", "packages/consumers"]) {
    cpSync(join(workspace, folder), join(root, folder), {
      recursive: true,
      filter: (path) => !/node_modules|tsconfig/.test(path),
    });
  }
  git("init", "--quiet");
  commitAll(git);
  await release();
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(root, { recursive: true, force: true });
});

test("the first release writes the changelogs and tells nobody", () => {
  expect(changelog()).toMatch(/^# What changed about the events of users\n/);
  expect(changelog()).toMatch(
    /## released\/production\/1 \(\d{4}-\d\d-\d\d\)\n\n### UserDeleted\.v1\n\n- New: A user was deleted\.\n/,
  );
  expect(received).toEqual([]);
});

test("a release that takes a field away tells the owners of its readers, and its entry stands on top", async () => {
  edit("schemas/users/UserRegistered/v2.json", (text) => text.replaceAll(/"locale": (\{[^}]*\}|"[^"]*"),/g, ""));
  commitAll(git);
  const said = await release();
  expect(said).toContain("Wrote schemas/users/CHANGELOG.md; commit it.");
  expect(changelog()).toMatch(
    /newest on top\.\n\n## released\/production\/2 .*\n\n### UserRegistered\.v2\n\n- `data\.locale` went;/,
  );
  const owners = received.map(({ owner }) => owner);
  expect(owners).toContain("growth team");
  expect(said).toContain(`Told ${owners.join(", ")}.`);
  expect(received[0]?.text).toMatch(/^Event schemas changed with released\/production\/2\./);
});

test("an announcement may be made again, to one owner, and leaves the changelog alone", async () => {
  received.length = 0;
  const before = changelog();
  await announceRelease({
    ...quiet(),
    root,
    release: "released/production/2",
    changelog: true,
    owner: "growth team",
    webhook,
  });
  expect(received.map(({ owner }) => owner)).toEqual(["growth team"]);
  expect(changelog()).toBe(before);
});

test("without a webhook those who would be told are named", async () => {
  const { out, said } = quiet();
  await announceRelease({ root, release: "released/production/2", changelog: false, out });
  expect(said.join("")).toContain("Hits growth team: ");
  expect(said.at(-1)).toContain("set SCHEMA_NOTICE_WEBHOOK");
});

test("a release that does not exist is a mistake that names those that do", async () => {
  await expect(
    announceRelease({ ...quiet(), root, release: "released/production/9", changelog: false }),
  ).rejects.toMatchObject({
    code: "REVISIONS_UNREADABLE",
    mend: expect.stringContaining("released/production/1, released/production/2"),
  });
});

function quiet() {
  const said: string[] = [];
  return { said, out: { write: (text: string) => said.push(text) } };
}

async function release(): Promise<string> {
  const { out, said } = quiet();
  await releaseSchemas({ root, stage: "production", push: false, changelog: true, webhook, out });
  return said.join("");
}

function changelog(): string {
  return readFileSync(join(root, "schemas/users/CHANGELOG.md"), "utf8");
}

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(join(root, file), change(readFileSync(join(root, file), "utf8")));
}
