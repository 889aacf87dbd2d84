import type { Log } from "sarif";
import { expect, test } from "vitest";
import type { Finding } from "../finding.ts";
import { breaking, clean, sample } from "../testing/sample-review.ts";
import { sarifErrors } from "../testing/sarif-errors.ts";
import { printSarif } from "./sarif.ts";

const log = JSON.parse(printSarif(sample)) as Log;
const [run] = log.runs;
const results = run?.results ?? [];

test("the log is as SARIF 2.1.0 has it, with findings and without", () => {
  expect(log).toMatchObject({ version: "2.1.0", $schema: expect.stringContaining("sarif-2.1.0") });
  expect(run?.tool.driver.name).toBe("streambridge schema review");
  expect(sarifErrors(log)).toEqual([]);
  expect(sarifErrors(JSON.parse(printSarif(clean)) as Log)).toEqual([]);
  expect(sarifErrors({ ...log, version: "2.0.0" })).not.toEqual([]);
});

test("each result names a rule of the driver by id and index, a level of the standard and a text", () => {
  for (const { ruleId, ruleIndex = -1, level, message } of results) {
    expect(run?.tool.driver.rules?.[ruleIndex]?.id).toBe(ruleId);
    expect(["none", "note", "warning", "error"]).toContain(level);
    expect(message.text).not.toBe("");
  }
});

test("the text names who reads the field, since code scanning shows nothing else", () => {
  expect(results[0]?.message.text).toContain(
    "\ncrm-sync reads data.channel of UserRegistered.v1 at packages/consumers/",
  );
});

test("a place is a relative path with a region from 1, and the place as it was is related", () => {
  expect(results[0]?.locations?.[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: "schemas/users/UserRegistered/v1.json", uriBaseId: "%SRCROOT%" },
    region: { startLine: 23, startColumn: 7 },
  });
  expect(results[0]?.relatedLocations?.[0]?.physicalLocation?.region?.startLine).toBe(22);
  expect(results[1]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe("schemas/users/UserLeft/v1.json");
});

test("an exemption is a suppression that was accepted, with its reason", () => {
  expect(results.map(({ suppressions }) => suppressions?.[0])).toEqual([
    undefined,
    undefined,
    { kind: "external", status: "accepted", justification: "no reader is left (identity, until 2027-01-31)" },
    undefined,
  ]);
});

test("a finding keeps its fingerprint when its lines move, and loses it when a schema changes", () => {
  const moved = breaking.now && { now: { ...breaking.now, line: 99 } };
  expect(fingerprint({ ...moved })).toEqual(fingerprint({}));
  expect(fingerprint({ against: [{ revisions: [], kinds: [], digest: "c" }] })).not.toEqual(fingerprint({}));
});

function fingerprint(change: Partial<Finding>): unknown {
  const { runs } = JSON.parse(printSarif({ ...sample, findings: [{ ...breaking, ...change }] })) as Log;
  return runs[0]?.results?.[0]?.partialFingerprints;
}
