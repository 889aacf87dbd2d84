import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clearStamp, readStamp, stampOf, writeStamp } from "./stamp.mjs";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stamp-"));
  write("package.json", "{}");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  "package.json",
  "pnpm-workspace.yaml",
  "pnpm-lock.yaml",
  "packages/events/package.json",
  "packages/consumers/crm-sync/package.json",
  "packages/producers/users/package.json",
  "tools/sst-platform/package.json",
  "tools/patches/fauxqs.patch",
])("a change of %s makes another stamp", (file) => {
  const before = stampOf(folder);
  write(file, "changed");
  expect(stampOf(folder)).not.toBe(before);
});

test("a change of a source file does not", () => {
  const before = stampOf(folder);
  write("packages/events/src/index.ts", "changed");
  expect(stampOf(folder)).toBe(before);
});

test("a stamp is kept until it is cleared", () => {
  mkdirSync(join(folder, "node_modules"));
  expect(readStamp(folder)).toBeUndefined();
  writeStamp(folder, "abc");
  expect(readStamp(folder)).toBe("abc");
  clearStamp(folder);
  expect(readStamp(folder)).toBeUndefined();
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}
