import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { differingFiles, writeBeside, writeFolder } from "./write-folder.ts";

const MANIFEST = "made.json";

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "streambridge-folder-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("a second run takes away what only the first one had", () => {
  const folder = emptyFolder();
  writeFolder(
    folder,
    new Map([
      ["index.html", "1"],
      ["events/A.v1.html", "1"],
    ]),
    MANIFEST,
  );
  writeFolder(folder, new Map([["index.html", "2"]]), MANIFEST);
  expect(readFileSync(join(folder, "index.html"), "utf8")).toBe("2");
  expect(existsSync(join(folder, "events/A.v1.html"))).toBe(false);
});

test("a folder with something else in it is refused and left alone", () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "thesis.txt"), "years of work");
  expect(() => writeFolder(folder, new Map([["index.html", "1"]]), MANIFEST)).toThrow(
    /^USAGE: .* was not written by this command/,
  );
  expect(existsSync(join(folder, "index.html"))).toBe(false);
});

test("a list that names a file outside the folder removes nothing there", () => {
  const folder = emptyFolder();
  writeFolder(join(folder, "site"), new Map([["index.html", "1"]]), MANIFEST);
  writeFileSync(join(folder, "thesis.txt"), "years of work");
  writeFileSync(join(folder, "site/made.json"), '["../thesis.txt"]');
  writeFolder(join(folder, "site"), new Map([["index.html", "2"]]), MANIFEST);
  expect(existsSync(join(folder, "thesis.txt"))).toBe(true);
});

test("a folder is fresh until a file differs, is missing or is left over", () => {
  const folder = emptyFolder();
  const plan = new Map([
    ["a", "1"],
    ["b", "1"],
  ]);
  writeFolder(folder, plan, MANIFEST);
  expect(differingFiles(folder, plan, MANIFEST)).toEqual([]);
  expect(
    differingFiles(
      folder,
      new Map([
        ["a", "2"],
        ["c", "1"],
      ]),
      MANIFEST,
    ),
  ).toEqual(["a", "b", "c"]);
});

test("beside the files of others only what was written before is taken away", () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "thesis.txt"), "years of work");
  writeBeside(folder, new Map([["a", "1"]]), MANIFEST);
  writeBeside(folder, new Map([["b", "1"]]), MANIFEST);
  expect(["a", "b", "thesis.txt"].filter((path) => existsSync(join(folder, path)))).toEqual(["b", "thesis.txt"]);
});

test("a file of others that stands in the way is refused, and nothing is written", () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "b"), "years of work");
  const plan = new Map([
    ["a", "1"],
    ["b", "1"],
  ]);
  expect(() => writeBeside(folder, plan, MANIFEST)).toThrow(/b is there, and was not written by this command/);
  expect(existsSync(join(folder, "a"))).toBe(false);
});

test.each([
  ["writeFolder", writeFolder],
  ["writeBeside", writeBeside],
])(
  "%s takes a file where a folder is wanted, and a place below one, for a mistake of whoever named it",
  (_name, write) => {
    const file = join(emptyFolder(), "thesis.txt");
    writeFileSync(file, "years of work");
    for (const place of [file, join(file, "site")]) {
      expect(() => write(place, new Map([["a/index.html", "1"]]), MANIFEST)).toThrow(
        expect.objectContaining({ code: "USAGE", sentence: expect.stringContaining(`${place} cannot be written`) }),
      );
    }
    expect(readFileSync(file, "utf8")).toBe("years of work");
  },
);

test("a list of files that somebody broke is a mistake too", () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, MANIFEST), "[1");
  expect(() => writeFolder(folder, new Map([["a", "1"]]), MANIFEST)).toThrow(
    /^USAGE: .*made\.json is no list of files/,
  );
});
