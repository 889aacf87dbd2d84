import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryRepository } from "../../testing/temporary-repository.ts";
import { collectTrees } from "./collect-trees.ts";
import { treeOnDisk } from "./schema-tree.ts";

const FILE = "schemas/users/A/v1.json";

test("releases come in the order of their numbers, then what the branch started from", () => {
  using repository = temporaryRepository({ [FILE]: "1" });
  repository.git("tag", "released/production/2");
  for (const number of [10, 9]) {
    repository.commit({ [FILE]: String(number) });
    repository.git("tag", "-a", "-m", "as deployed", `released/production/${number}`);
  }
  repository.git("tag", "released/production/no-number");
  repository.git("switch", "--quiet", "--create", "work");
  repository.commit({ [FILE]: "work" });
  expect(
    collectTrees({ root: repository.root }).map(({ name, kind, files }) => [name, kind, files.text(FILE)]),
  ).toEqual([
    ["released/production/2", "release", "1"],
    ["released/production/9", "release", "9"],
    ["released/production/10", "release", "10"],
    [expect.stringMatching(/^main \(/), "base", "9"],
  ]);
});

test("releases with the same schemas are one tree under all their names", () => {
  using repository = temporaryRepository({ [FILE]: "1" });
  repository.git("tag", "released/staging/1");
  repository.commit({ "README.md": "Else." });
  repository.git("tag", "released/production/1");
  expect(collectTrees({ root: repository.root }).map(({ name }) => name)).toEqual([
    "released/production/1, released/staging/1",
    expect.stringMatching(/^main \(/),
  ]);
});

test("a file of the disk and of a commit have the same hash, so that neither need be read", () => {
  using repository = temporaryRepository({ [FILE]: "größer\n" });
  expect(treeOnDisk(repository.root, "now").digests).toEqual(collectTrees({ root: repository.root })[0]?.digests);
});

test("schemas/ may lie in a folder of a larger repository", () => {
  using repository = temporaryRepository({ [`bus/${FILE}`]: "1", [FILE]: "2" });
  repository.git("tag", "released/production/1");
  const [release] = collectTrees({ root: join(repository.root, "bus") });
  expect(release?.files.text(FILE)).toBe("1");
});

test("a shallow clone is refused with the command that mends it", () => {
  using repository = temporaryRepository({ [FILE]: "1" });
  repository.commit({ [FILE]: "2" });
  const clone = mkdtempSync(join(tmpdir(), "streambridge-clone-"));
  execFileSync("git", ["clone", "--quiet", "--depth=1", `file://${repository.root}`, clone]);
  expect(() => collectTrees({ root: clone })).toThrow(
    expect.objectContaining({
      code: "REVISIONS_UNREADABLE",
      sentence: expect.stringContaining("this clone is shallow"),
      mend: expect.stringContaining("git fetch --unshallow --tags"),
    }),
  );
  rmSync(clone, { recursive: true });
});

test("a folder without git is refused, with the way that needs none", () => {
  const folder = mkdtempSync(join(tmpdir(), "streambridge-plain-"));
  mkdirSync(join(folder, "schemas"));
  expect(() => collectTrees({ root: folder })).toThrow(
    expect.objectContaining({ code: "REVISIONS_UNREADABLE", mend: expect.stringContaining("--from DIR --to DIR") }),
  );
  expect(() => collectTrees({ root: folder, from: join(folder, "schemas") })).toThrow("has no folder schemas/");
  rmSync(folder, { recursive: true });
});

test("a base that git does not know is refused by name; one without a common commit too", () => {
  using repository = temporaryRepository({ [FILE]: "1" });
  expect(() => collectTrees({ root: repository.root, base: "origin/trunk" })).toThrow(
    "git knows no revision origin/trunk",
  );
  repository.git("switch", "--quiet", "--orphan", "stranger");
  repository.commit({ [FILE]: "2" });
  expect(() => collectTrees({ root: repository.root, base: "main" })).toThrow("have no commit in common");
});

test("of one stage only its own releases are compared; one that has none is a mistake that names those that have", () => {
  using repository = temporaryRepository({ [FILE]: "1" });
  repository.git("tag", "released/production/1");
  repository.commit({ [FILE]: "2" });
  repository.git("tag", "released/staging/1");
  const { root } = repository;
  expect(collectTrees({ root, stage: "production" }).map(({ name }) => name)).toEqual([
    "released/production/1",
    expect.stringMatching(/^main \(/),
  ]);
  expect(() => collectTrees({ root, stage: "prodution" })).toThrow(
    expect.objectContaining({
      code: "USAGE",
      sentence: "no release of a stage prodution is recorded",
      mend: "Stages with releases are production, staging.",
    }),
  );
});

test("a stage where nothing was ever released is told how to record one", () => {
  using repository = temporaryRepository({ [FILE]: "1" });
  expect(() => collectTrees({ root: repository.root, stage: "production" })).toThrow(
    expect.objectContaining({
      code: "USAGE",
      mend: expect.stringContaining("streambridge schema release --stage production"),
    }),
  );
});

test("where there is nothing to compare with, nothing passes: no usual branch, or no commit at all", () => {
  using repository = temporaryRepository({ [FILE]: "1" });
  const refused = expect.objectContaining({
    code: "REVISIONS_UNREADABLE",
    sentence: expect.stringContaining("there is nothing to compare with"),
    mend: expect.stringContaining("--base REV"),
  });
  repository.git("branch", "--move", "trunk");
  expect(() => collectTrees({ root: repository.root })).toThrow(refused);
  expect(collectTrees({ root: repository.root, base: "trunk" })).toHaveLength(1);
  repository.git("switch", "--quiet", "--orphan", "empty");
  repository.git("branch", "--delete", "--force", "trunk");
  expect(() => collectTrees({ root: repository.root })).toThrow(refused);
});

test("a folder that is not there is named", () => {
  expect(() => collectTrees({ root: join(tmpdir(), "streambridge-nowhere") })).toThrow(
    /^REVISIONS_UNREADABLE: there is no folder .*streambridge-nowhere$/,
  );
});
