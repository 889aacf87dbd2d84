import { StreambridgeError } from "@streambridge/errors";
import type { Log } from "sarif";
import { expect, test } from "vitest";
import { schemaInvalid, type Problem } from "../../../problem.ts";
import { sarifErrors } from "../../testing/sarif-errors.ts";
import { refusals } from "./index.ts";

const problem: Problem = {
  rule: "within-profile",
  file: "schemas/users/UserRegistered/v2.json",
  pointer: "/default",
  line: 7,
  column: 3,
  wanted: "a keyword of the profile",
  came: "default",
  mend: "Remove default.",
};
const gone: Problem = {
  rule: "readable",
  file: "schemas/metadata.json",
  pointer: "",
  wanted: "a file that can be read",
  came: "none",
  mend: "Add it.",
};
const invalid = schemaInvalid([problem, gone]);
const shallow = new StreambridgeError("REVISIONS_UNREADABLE", "this clone is shallow", {
  mend: "git fetch --unshallow",
});

test("JSON blocks, and says why: the code, and each problem with its place", () => {
  expect(JSON.parse(refusals.json(invalid))).toEqual({
    schemaVersion: 1,
    blocks: true,
    refused: {
      code: "SCHEMA_INVALID",
      sentence: invalid.sentence,
      mend: "Correct the files, then run `pnpm generate`.",
      problems: [problem, gone],
    },
    findings: [],
  });
  expect(JSON.parse(refusals.json(shallow))).toMatchObject({
    blocks: true,
    refused: { code: "REVISIONS_UNREADABLE", mend: "git fetch --unshallow", problems: [] },
  });
});

test("SARIF holds its published schema, has a result at each problem, and a run that did not succeed", () => {
  const log = JSON.parse(refusals.sarif(invalid)) as Log;
  expect(sarifErrors(log)).toEqual([]);
  const [run] = log.runs;
  expect(run?.results?.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ["within-profile", "error"],
    ["readable", "error"],
  ]);
  expect(run?.results?.[0]?.locations?.[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: problem.file, uriBaseId: "%SRCROOT%" },
    region: { startLine: 7, startColumn: 3 },
  });
  expect(run?.invocations).toMatchObject([{ executionSuccessful: false, exitCode: 2 }]);
});

test("SARIF of what is wrong with no file has no result, and says it as a notification", () => {
  const log = JSON.parse(refusals.sarif(shallow)) as Log;
  expect(sarifErrors(log)).toEqual([]);
  expect(log.runs[0]?.results).toEqual([]);
  expect(log.runs[0]?.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toBe(
    "REVISIONS_UNREADABLE: this clone is shallow\ngit fetch --unshallow",
  );
});

test("GitHub shows each problem at its line, and anything else for the run", () => {
  expect(refusals.github(invalid).split("\n")).toEqual([
    "::error file=schemas/users/UserRegistered/v2.json,line=7,col=3,title=schema check within-profile" +
      "::#/default: wanted a keyword of the profile, came default%0ARemove default.",
    "::error file=schemas/metadata.json,title=schema check readable::wanted a file that can be read, came none%0AAdd it.",
    "",
  ]);
  expect(refusals.github(shallow)).toBe(
    "::error title=schema review REVISIONS_UNREADABLE::this clone is shallow%0Agit fetch --unshallow\n",
  );
});

test("at a terminal the command's own last words say it, once", () => {
  expect(refusals.text(invalid)).toBe("");
});
