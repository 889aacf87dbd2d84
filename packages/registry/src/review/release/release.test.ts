import { expect, test } from "vitest";
import {
  BASIS,
  eventFile,
  sampleEvent,
  temporaryRepository,
  type TemporaryRepository,
} from "../../testing/temporary-repository.ts";
import { recordRelease } from "./release.ts";

const event = (type: string, maxLength = 10) =>
  sampleEvent(type, { name: { description: "A name.", type: "string", maxLength } }, { name: "Ada" });

function repository(): TemporaryRepository {
  return temporaryRepository({ ...BASIS, [eventFile("A.v1")]: event("A.v1"), [eventFile("B.v1")]: event("B.v1") });
}

test("the first release of a stage is number 1; its tag holds the commit and says every event type with its hash", () => {
  using git = repository();
  expect(recordRelease({ root: git.root, stage: "production" })).toEqual({
    tag: "released/production/1",
    isNew: true,
    changed: ["A.v1", "B.v1"],
  });
  expect(git.git("rev-parse", "released/production/1^{commit}")).toBe(git.git("rev-parse", "HEAD"));
  expect(git.git("tag", "-l", "--format=%(contents)", "released/production/1")).toMatch(
    /^released\/production\/1\n\nA\.v1 [0-9a-f]{64}\nB\.v1 [0-9a-f]{64}\n/,
  );
});

test("the next one names what differs; the same schemas again are no release", () => {
  using git = repository();
  recordRelease({ root: git.root, stage: "production" });
  git.commit({ "README.md": "Else." });
  expect(recordRelease({ root: git.root, stage: "production" })).toEqual({
    tag: "released/production/1",
    isNew: false,
    changed: [],
  });
  git.commit({ [eventFile("B.v1")]: event("B.v1", 20) });
  expect(recordRelease({ root: git.root, stage: "production" })).toEqual({
    tag: "released/production/2",
    isNew: true,
    changed: ["B.v1"],
  });
  expect(recordRelease({ root: git.root, stage: "staging" }).tag).toBe("released/staging/1");
});

test("a release records a commit: changes that none holds are refused by name", () => {
  using git = repository();
  git.write({ [eventFile("A.v1")]: event("A.v1", 20) });
  expect(() => recordRelease({ root: git.root, stage: "production" })).toThrow(
    /changes that no commit holds:\n.*A\/v1\.json/,
  );
});

test("schemas that break a rule are not released, and a stage has a name", () => {
  using git = repository();
  git.commit({ [eventFile("A.v1")]: {} });
  expect(() => recordRelease({ root: git.root, stage: "production" })).toThrow("SCHEMA_INVALID");
  expect(() => recordRelease({ root: git.root, stage: "../x" })).toThrow("USAGE: ../x is no name of a stage");
});
