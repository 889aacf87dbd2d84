import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StreambridgeError } from "@streambridge/errors";
import { expect, test } from "vitest";
import { real, spoilableWorkspace } from "../testing/sample-registry.ts";
import { filesInMemory } from "./files.ts";
import { readRegistry } from "./read-registry.ts";

test("reads domains and events by name, majors in their order", () => {
  expect(real.domains.map(({ name, events }) => [name, events.map(({ type }) => type)])).toEqual([
    ["orders", ["OrderCancelled.v1", "OrderPlaced.v1"]],
    [
      "users",
      ["UserDeleted.v1", "UserProfileChanged.v1", "UserProfileChanged.v2", "UserRegistered.v1", "UserRegistered.v2"],
    ],
  ]);
});

test("reads major 10 after major 9", () => {
  using workspace = spoilableWorkspace();
  const folder = join(workspace.root, "schemas/users/UserDeleted");
  for (const major of [2, 9, 10]) writeFileSync(join(folder, `v${major}.json`), "{}");
  const majors = readRegistry(workspace.root).domains.flatMap(({ events }) => events);
  expect(majors.filter(({ name }) => name === "UserDeleted").map(({ major }) => major)).toEqual([1, 2, 9, 10]);
});

test("names the file whose JSON is broken", () => {
  using workspace = spoilableWorkspace();
  workspace.edit("schemas/users/UserDeleted/v1.json", (text) => text.replace("{", ""));
  expect(problemsOf(workspace.root)).toContain("schemas/users/UserDeleted/v1.json:2:12: wanted JSON, came");
});

test.each([
  ["a byte order mark", "\uFEFF{}", "came a byte order mark before it (readable). Save "],
  ["another encoding", Buffer.from("{}", "utf16le").fill(0xff, 0, 1), "came bytes that are no UTF-8 (readable). Save "],
  ["text that is no JSON", '{\n  "title": oops\n}', "wanted JSON, came Unexpected token 'o' (readable). Correct "],
])("tells of %s in one line", (_what, content, told) => {
  using workspace = spoilableWorkspace();
  workspace.edit("schemas/users/UserDeleted/v1.json", (text) => text);
  writeFileSync(join(workspace.root, "schemas/users/UserDeleted/v1.json"), content);
  const lines = problemsOf(workspace.root).split("\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(told);
});

test("refuses a schema that is too long to be compiled, before anybody goes through it", () => {
  using workspace = spoilableWorkspace();
  workspace.edit("schemas/users/UserDeleted/v1.json", (text) => text.replace("{", `{${" ".repeat(200_000)}`));
  expect(problemsOf(workspace.root)).toMatch(
    /UserDeleted\/v1\.json:1:1: wanted at most 200000 characters, came 20\d{4} \(sized\)/,
  );
});

test("finds a name that an object gives twice, which JSON.parse passes over", () => {
  using workspace = spoilableWorkspace();
  workspace.edit("schemas/users/UserDeleted/v1.json", (text) => text.replace('"type"', '"title": "Again",\n  "type"'));
  expect(problemsOf(workspace.root)).toContain(
    'schemas/users/UserDeleted/v1.json:7:3 #/title: wanted each name once in an object, came "title" again (unique-names).',
  );
});

test("reads a registry from memory as from the disk", () => {
  const texts = [
    real.metadata,
    ...real.domains.flatMap(({ defs, events }) => [...(defs ? [defs] : []), ...events]),
  ].map(({ file, text = "" }): [string, string] => [file, text]);
  const about = real.domains.map(({ name, text = "" }): [string, string] => [`schemas/${name}/domain.json`, text]);
  expect(readRegistry(filesInMemory(new Map([...texts, ...about])))).toEqual(real);
});

test("refuses a file that holds no object", () => {
  using workspace = spoilableWorkspace();
  workspace.edit("schemas/users/defs.json", () => "[]");
  expect(problemsOf(workspace.root)).toContain("schemas/users/defs.json: wanted a JSON object, came an array");
});

test("refuses a file whose name says no major", () => {
  using workspace = spoilableWorkspace();
  workspace.edit("schemas/users/UserDeleted/v1.json", (text) => text);
  writeFileSync(join(workspace.root, "schemas/users/UserDeleted/latest.json"), "{}");
  expect(problemsOf(workspace.root)).toContain(
    "schemas/users/UserDeleted/latest.json: wanted a file named v<major>.json, came latest.json",
  );
});

test("tells everything that a new domain lacks at once", () => {
  using workspace = spoilableWorkspace();
  mkdirSync(join(workspace.root, "schemas/parcels"));
  writeFileSync(join(workspace.root, "schemas/parcels/domain.json"), '{"owner":"parcels","contact":7}');
  const text = problemsOf(workspace.root);
  expect(text).toContain("schemas/parcels/domain.json:1:1 #/source: wanted a text that is not empty, came nothing");
  expect(text).toContain("schemas/parcels/domain.json:1:20 #/contact: wanted a text that is not empty, came 7");
  expect(text).toContain(
    "schemas/parcels/domain.json:1:1 #/description: wanted a text that is not empty, came nothing",
  );
});

/** The text of the error that reading throws. */
function problemsOf(root: string): string {
  try {
    readRegistry(root);
  } catch (thrown) {
    if (thrown instanceof StreambridgeError && thrown.code === "SCHEMA_INVALID") return thrown.message;
    throw thrown;
  }
  throw new Error("nothing was refused");
}
