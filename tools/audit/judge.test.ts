import { expect, test } from "vitest";
import { judge } from "./judge.ts";
import { readReport, type Report } from "./report.ts";

/** As pnpm 12 writes it. */
function reportOf(...found: readonly (readonly [name: string, severity: string, ...paths: string[]])[]): Report {
  const advisories = found.map(([name, severity, ...paths], index) => [
    String(index),
    {
      findings: [{ version: "1.0.0", paths, dev: false, optional: false, bundled: false }],
      id: index,
      title: `${name} is bad`,
      module_name: name,
      vulnerable_versions: "<9",
      patched_versions: null,
      severity,
      url: `https://github.com/advisories/${name}`,
    },
  ]);
  return readReport(JSON.stringify({ advisories: Object.fromEntries(advisories) as object, metadata: {} }));
}

const NOTHING = reportOf();

test("what is deployed fails from high on", () => {
  for (const severity of ["high", "critical", "unheard-of"]) {
    const report = reportOf(["ulid", severity, "packages__producers__users>ulid", "packages__local-cloud>x>ulid"]);
    expect(judge(report, report).failed, severity).toBe(true);
  }
  const mild = reportOf(["ulid", "moderate", "packages__producers__users>ulid"]);
  expect(judge(mild, mild)).toEqual({
    failed: false,
    lines: [
      "warns moderate: ulid: ulid is bad (https://github.com/advisories/ulid), through packages/producers/users",
      "1 advisories, none of them high or worse in what is deployed.",
    ],
  });
});

test("what runs on developers' machines only warns, however bad it is", () => {
  const local = reportOf(["fauxqs", "critical", "packages__local-cloud>fauxqs"]);
  expect(judge(local, local).failed).toBe(false);
  const forTests = reportOf(["vitest", "critical", "packages__bridge>vitest"]);
  expect(judge(NOTHING, forTests)).toMatchObject({
    failed: false,
    lines: [expect.stringMatching(/^warns/), expect.anything()],
  });
});

test("each advisory has its line, and the last line says what decided", () => {
  const bad = ["ajv", "high", "packages__events>ajv"] as const;
  const { lines } = judge(reportOf(bad), reportOf(bad, ["vitest", "low", ".>vitest"]));
  expect(lines).toEqual([
    "FAILS high: ajv: ajv is bad (https://github.com/advisories/ajv), through packages/events",
    "warns low: vitest: vitest is bad (https://github.com/advisories/vitest), through .",
    expect.stringContaining("1 of 2 advisories fail: high or worse, in what is deployed."),
  ]);
});

test.each([
  [
    "a registry that does not know the question",
    "Error: ERR_PNPM_AUDIT_BAD_RESPONSE\n\n  × The audit endpoint\n  │ responded with 405:\n",
  ],
  ["no network", "Error: getaddrinfo ENOTFOUND"],
  ["nothing at all", ""],
  ["something else in JSON", '{"error": {"code": "E500"}}'],
])("%s fails nothing and is named", (_, output) => {
  const { failed, lines } = judge(readReport(output), NOTHING);
  expect(failed).toBe(false);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^Not audited, since the registry did not answer: \S/);
});
