import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "streambridge-compare-"));
afterAll(() => rmSync(folder, { recursive: true }));

const main = join(import.meta.dirname, "../main.ts");

const v1 = {
  type: "object",
  required: ["fullname"],
  properties: { fullname: { type: "string" } },
  examples: [{ fullname: "Ada Lovelace" }],
};
const v2 = { type: "object", required: ["firstname"], properties: { firstname: { type: "string" } } };

/** Writes two schemas, compares them by the command, and gives what it says. */
function compare(old: unknown, next: unknown, ...options: readonly string[]) {
  for (const [name, schema] of Object.entries({ old, new: next })) {
    writeFileSync(
      join(folder, `${name}.json`),
      typeof schema === "string" ? schema : JSON.stringify(schema, undefined, 2),
    );
  }
  const words = [main, "schema", "compare", "old.json", "new.json", ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: "utf8" });
  return { status, stdout, stderr };
}

test("a change that breaks readers ends with 3 and an event that proves it, at its line in both files", () => {
  const { status, stdout } = compare(v1, v2);
  expect(status).toBe(3);
  expect(stdout).toContain('old accepts  {"fullname":"Ada Lovelace"}');
  expect(stdout).toContain("new refuses it: must have required property 'firstname'");
  expect(stdout).toContain("new.json:3:3 (#/required)");
});

test("two schemas that say the same end with 0, in either draft", () => {
  const draft07 = { $schema: "http://json-schema.org/draft-07/schema#", items: [{ type: "string" }] };
  expect(compare(draft07, { ...draft07, title: "A tuple" })).toMatchObject({ status: 0 });
  const draft2020 = { $schema: "https://json-schema.org/draft/2020-12/schema", prefixItems: [{ type: "string" }] };
  expect(compare(draft2020, draft07)).toMatchObject({ status: 0 });
});

test("shapes in other files are brought in, also from files that refer to each other and to themselves", () => {
  const shared = {
    $id: "https://example.com/shared.json",
    $defs: {
      Name: { type: "string", maxLength: 9 },
      Tree: { properties: { sub: { $ref: "#/$defs/Tree" }, of: { $ref: "new.json#/$defs/Of" } } },
    },
  };
  writeFileSync(join(folder, "shared.json"), JSON.stringify(shared));
  const own = {
    $defs: { Of: { type: "integer" } },
    properties: { name: { $ref: "shared.json#/$defs/Name" }, tree: { $ref: "./shared.json#/$defs/Tree" } },
  };
  expect(compare(own, own)).toMatchObject({ status: 0 });
  const written = compare(own, { ...own, properties: { ...own.properties, name: { type: "string", maxLength: 8 } } });
  expect(written.stdout).toContain("must NOT have more than 8 characters");
});

test("two versions of an event of this repository can be compared as they lie there", () => {
  const event = join(import.meta.dirname, "../../../../schemas/users/UserRegistered");
  const words = [main, "schema", "compare", join(event, "v1.json"), join(event, "v2.json")];
  const { status, stdout } = spawnSync(process.execPath, words, { encoding: "utf8" });
  expect(status).toBe(3);
  expect(stdout).toContain("must have required property 'fullname'");
});

test("a file that is referred to and is not there is named", () => {
  expect(compare({ $ref: "nowhere.json" }, true)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("nowhere.json"),
  });
});

test("a mark of the byte order before the JSON is passed over", () => {
  expect(compare(`\uFEFF${JSON.stringify(v1)}`, v1)).toMatchObject({ status: 0 });
});

test("--json gives both answers and the number of their shape", () => {
  const { status, stdout } = compare(v1, v2, "--json");
  expect(status).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({
    schemaVersion: 1,
    forward: { verdict: "breaks", witness: { firstname: expect.any(String) } },
    backward: { verdict: "breaks", witness: { fullname: "Ada Lovelace" }, error: { keyword: "required" } },
  });
});

const PROPERTY = '{"type":"object","properties":{"a":';

test.each([
  ["a pattern that takes for ever", { const: `${"a".repeat(60)}b` }, { pattern: "^(a+)+$" }, / ms/],
  ["a shape that is nested too deeply", `${PROPERTY.repeat(20_000)}{}${"}}".repeat(20_000)}`, {}, /too deep/],
])("%s is unknown because of the limit, which ends with 3", (_what, old, next, why) => {
  const { status, stdout } = compare(old, next, "--json");
  expect(status).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({
    backward: { verdict: "unknown", reason: "limit", message: expect.stringMatching(why) },
  });
});

test.each([
  ["a schema that does not compile", { type: "sting" }, "new.json:2:3 (#/type) does not compile"],
  ["a reference to nothing", { items: { $ref: "#/$defs/No" } }, "new.json:3:5 (#/items/$ref) does not compile"],
  ["a draft that is not judged", { $schema: "http://json-schema.org/draft-04/schema#" }, "new.json:2:3 (#/$schema)"],
  ["broken JSON", '{\n"a":', "new.json:2:5 is no JSON"],
])("%s is a mistake of the user, told with its place", (_what, schema, message) => {
  const { status, stderr } = compare(v1, schema);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
});
