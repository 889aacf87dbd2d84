import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { schemaReview } from "../commands/schema/review.ts";
import type { Workflow } from "./testing/workflow.ts";

const WORKSPACE = join(import.meta.dirname, "../../../..");
const workflow = parse(readFileSync(join(WORKSPACE, ".github/workflows/schema-review.yml"), "utf8")) as Workflow<
  "review" | "publish"
>;
const { review, publish } = workflow.jobs;
const commands = review.steps.flatMap(({ run }) => (run === undefined ? [] : [run]));

test("it runs for pull requests with what they may, never with what main may", () => {
  expect(Object.keys(workflow.on)).toEqual(["pull_request"]);
});

test("the job that runs a pull request's code may only read; the job that may write runs none of it", () => {
  expect(workflow.permissions).toEqual({});
  expect(review.permissions).toEqual({ contents: "read" });
  expect(publish.permissions).toEqual({
    "pull-requests": "write",
    "security-events": "write",
    actions: "read",
    contents: "read",
  });
  expect(publish.steps.some(({ uses }) => uses?.startsWith("actions/checkout"))).toBe(false);
  expect(publish.if).toContain("head.repo.full_name == github.repository");
});

test("every action of every workflow is pinned to a commit, with its version beside it", () => {
  const files = globSync(".github/workflows/*.yml", { cwd: WORKSPACE });
  const lines = files.flatMap((file) => readFileSync(join(WORKSPACE, file), "utf8").split("\n"));
  const used = lines.filter((line) => /\buses:/.test(line));
  expect(used.length).toBeGreaterThan(4);
  for (const line of used) expect(line).toMatch(/uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test("the whole history is there, with the released revisions and the branch to merge to", () => {
  expect(review.steps[0]?.with).toMatchObject({ "fetch-depth": 0, "persist-credentials": false });
  expect(commands.join("\n")).toContain('--base "origin/$BASE"');
});

test("the command that it runs is one that exists, with options that it has", () => {
  const command = commands.find((line) => line.includes("streambridge"));
  expect(command).toContain("streambridge schema review");
  const options = [...(command?.split("schema review")[1]?.matchAll(/--(\w+)/g) ?? [])].map(([, name = ""]) => name);
  expect(options).toEqual(["base", "format", "out"]);
  expect(Object.keys(schemaReview.args ?? {})).toEqual(expect.arrayContaining(options));
});

test("nothing that a pull request's author can choose is part of a script's text", () => {
  for (const { run } of [...review.steps, ...publish.steps]) expect(run ?? "").not.toContain("${{");
});

test("it installs the pnpm that the workspace is pinned to", () => {
  const place = readFileSync(join(WORKSPACE, "tools/boot/place.mjs"), "utf8");
  const pinned = /\b(\d+\.\d+\.\d+)\b/.exec(place)?.[1] ?? "";
  expect(commands.filter((line) => line.includes("pnpm@")).every((line) => line.includes(`pnpm@${pinned} `))).toBe(
    true,
  );
});
