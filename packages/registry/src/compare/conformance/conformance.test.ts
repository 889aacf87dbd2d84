import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { WORKSPACE } from "../../testing/sample-registry.ts";
import { publishedQuestions } from "../bench/questions.ts";
import { runPublished, tableOf } from "./disagreements.ts";

/** The cases that Apicurio and jsoncompat publish lie beside the workspace, not in it. */
const absent = !existsSync(join(WORKSPACE, "../shared/conformance/schema-compat"));
const REASON = "../shared/conformance/schema-compat is absent";
const run = runPublished(publishedQuestions(WORKSPACE));

test("no answer contradicts a witness that others observed", ({ skip }) => {
  skip(absent, REASON);
  expect(run.contradicted).toEqual([]);
  expect(run.directions).toBeGreaterThan(400);
});

test("of published cases, fewer than 1.5 % stay unknown", ({ skip }) => {
  skip(absent, REASON);
  expect(run.unknown.length / run.directions, run.unknown.join(", ")).toBeLessThan(0.015);
});

test("every disagreement with a publisher is listed in docs/schema-compare.md with its reason", ({ skip }) => {
  skip(absent, REASON);
  expect(run.disagreements.filter(({ reason }) => reason === "")).toEqual([]);
  const listed = readFileSync(join(WORKSPACE, "docs/schema-compare.md"), "utf8");
  expect(squeezed(listed)).toContain(squeezed(tableOf(run)));
});

/** Tables are laid out by the formatter; only their words count. */
function squeezed(text: string): string {
  return text.replaceAll(/ +/g, " ").replaceAll(/\| -+/g, "| ---");
}
