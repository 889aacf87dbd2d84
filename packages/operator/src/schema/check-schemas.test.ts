import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkSchemas } from "./check-schemas.ts";

const WORKSPACE = join(import.meta.dirname, "../../../..");

test("the workspace's own schemas hold", () => {
  const { out, text } = memory();
  expect(checkSchemas({ root: WORKSPACE, json: false, out })).toBe(0);
  expect(text()).toMatch(/^\d+ event types of \d+ domains hold every rule\.\n$/);
});

test("what people read is an error with a line for each problem", () => {
  using project = spoiled('{ "status": "old", "status": "old" }');
  expect(() => checkSchemas({ root: project.root, json: false, out: memory().out })).toThrow(
    "schemas/users/UserDeleted/v1.json:1:20 #/status: wanted each name once in an object",
  );
});

test("what machines read has every problem with rule, place and mend, whether reading or a rule finds it", () => {
  for (const [text, rule] of [
    ["{", "readable"],
    ["{}", "dialect"],
  ] as const) {
    using project = spoiled(text);
    const { out, text: printed } = memory();
    expect(checkSchemas({ root: project.root, json: true, out })).toBe(2);
    expect(JSON.parse(printed())).toMatchObject({
      schemaVersion: 1,
      problems: expect.arrayContaining([
        expect.objectContaining({ rule, file: "schemas/users/UserDeleted/v1.json", line: 1, mend: expect.any(String) }),
      ]),
    });
  }
});

function spoiled(text: string): Disposable & { readonly root: string } {
  const root = mkdtempSync(join(tmpdir(), "streambridge-check-"));
  cpSync(join(WORKSPACE, "schemas"), join(root, "schemas"), { recursive: true });
  writeFileSync(join(root, "schemas/users/UserDeleted/v1.json"), text);
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}

function memory() {
  const written: string[] = [];
  return { out: { write: (text: string) => written.push(text) }, text: () => written.join("") };
}
