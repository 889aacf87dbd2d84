import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { JsonObject } from "../json.ts";
import type { EventSchema } from "../registry.ts";
import { readerUnknownName, ruleSilenced, sourceChanged } from "../readers/rules/bus-rules.ts";
import { versionRules } from "../versions/rules/index.ts";
import { allRules } from "./all-rules.ts";
import { baseNoSchema } from "./base-no-schema.ts";
import { makeVersion, type History } from "./history.ts";
import { judgeHistory } from "./judge-history.ts";
import { policies } from "./policies/index.ts";
import { weigh } from "./weigh.ts";

const CASES = join(import.meta.dirname, "../../cases");

/** What a person writes down for a case; see the folder's README. */
interface Expected {
  readonly forward: string;
  readonly backward: string;
  /** `severity rule direction field` of each finding, most weighty first; only where a review is meant. */
  readonly findings?: readonly string[];
}

const cases = globSync("*/*/expected.json", { cwd: CASES })
  .map((file) => dirname(file))
  .sort()
  .map((folder) => ({ folder, expected: read(folder, "expected") as unknown as Expected }))
  .filter(({ expected }) => expected.findings !== undefined);

/** Rules that need more than two schemas: an event type that is gone, a date, a downcast, a reader's pattern, a branch. */
const ELSEWHERE = new Set([
  baseNoSchema.id,
  "event-removed",
  "exemption-expired",
  "exemption-idle",
  ...versionRules.map(({ id }) => id),
  ruleSilenced.id,
  sourceChanged.id,
  readerUnknownName.id,
]);

test.each(cases)("$folder", async ({ folder, expected }) => {
  const [judged, findings] = await reviewCase(folder);
  expect(findings).toEqual(expected.findings);
  expect(judged).toEqual({ forward: expected.forward, backward: expected.backward });
});

test("every rule has a case in which it speaks and one in which it does not", () => {
  const speaking = new Set(cases.flatMap(({ expected }) => expected.findings?.map((line) => line.split(" ")[1]) ?? []));
  for (const { id } of allRules.filter((rule) => !ELSEWHERE.has(rule.id))) {
    expect(speaking, id).toContain(id);
    expect(cases.filter(({ folder }) => folder.startsWith(`${id}/`)).length, id).toBeGreaterThanOrEqual(2);
  }
});

async function reviewCase(folder: string) {
  const history: History = {
    type: "Case.v1",
    now: makeVersion(event(read(folder, "after")), undefined),
    past: [
      { ...makeVersion(event(read(folder, "before")), undefined), revisions: [{ name: "before", kind: "release" }] },
    ],
    same: [],
  };
  const { pairs, findings } = await judgeHistory(history, () => []);
  const all = weigh([...findings, ...policies.flatMap((policy) => policy.find(history, () => []))], []);
  const lines = all.map(({ severity, rule, direction, field }) => [severity, rule, direction, field].join(" "));
  const comparison = pairs[0]?.comparison;
  return [{ forward: comparison?.forward.verdict, backward: comparison?.backward.verdict }, lines] as const;
}

function event(schema: JsonObject): EventSchema {
  const text = JSON.stringify(schema, undefined, 2);
  return { file: "case.json", schema, text, domain: "cases", name: "Case", major: 1, type: "Case.v1" };
}

function read(folder: string, file: string): JsonObject {
  return JSON.parse(readFileSync(join(CASES, folder, `${file}.json`), "utf8")) as JsonObject;
}
