import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { checkSchemas } from "./check-schemas.ts";

const WORKSPACE = join(import.meta.dirname, "../../../..");
const PAGE = "docs/change-a-schema.md";

test("the new event that the documentation shows holds the profile as it stands there", () => {
  const page = readFileSync(join(WORKSPACE, PAGE), "utf8");
  const [, path = "", schema = ""] = /^```json\n\/\/ (schemas\/\S+)\n([\s\S]*?)^```/m.exec(page) ?? [];
  const root = mkdtempSync(join(tmpdir(), "streambridge-documented-"));
  try {
    cpSync(join(WORKSPACE, "schemas"), join(root, "schemas"), { recursive: true });
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), schema);
    let printed = "";
    expect(checkSchemas({ root, json: true, out: { write: (text: string) => (printed += text) } })).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ problems: [] });
  } finally {
    rmSync(root, { recursive: true });
  }
});
