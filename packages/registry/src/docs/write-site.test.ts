import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { writeSite } from "./write-site.ts";

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "streambridge-site-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("a second site takes away what only the first one had", () => {
  const folder = emptyFolder();
  writeSite(
    folder,
    new Map([
      ["index.html", "1"],
      ["events/A.v1.html", "1"],
    ]),
  );
  writeSite(folder, new Map([["index.html", "2"]]));
  expect(readFileSync(join(folder, "index.html"), "utf8")).toBe("2");
  expect(existsSync(join(folder, "events/A.v1.html"))).toBe(false);
});

test("a folder with something else in it is refused and left alone", () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "thesis.txt"), "years of work");
  expect(() => writeSite(folder, new Map([["index.html", "1"]]))).toThrow(/^USAGE: .* holds no earlier site/);
  expect(existsSync(join(folder, "index.html"))).toBe(false);
});

test("a list that names a file outside the site removes nothing there", () => {
  const folder = emptyFolder();
  writeSite(join(folder, "site"), new Map([["index.html", "1"]]));
  writeFileSync(join(folder, "thesis.txt"), "years of work");
  writeFileSync(join(folder, "site/streambridge-docs.json"), '["../thesis.txt"]');
  writeSite(join(folder, "site"), new Map([["index.html", "2"]]));
  expect(existsSync(join(folder, "thesis.txt"))).toBe(true);
});
