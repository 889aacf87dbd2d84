import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { StreambridgeError } from "@streambridge/errors";
import { install } from "./install.ts";
import { ask, ownQuestions, publishedQuestions, truthOf, type Question } from "./questions.ts";
import { scoreOurs, scoreTool, type Known, type Score } from "./score.ts";
import { TOOLS } from "./tools/index.ts";

// `pnpm bench:review`: asks the tools of the npm registry and ours the same questions, in one run.

const root = fileURLToPath(new URL("../../../../../", import.meta.url));
const load = install(TOOLS, join(root, "node_modules/.cache/review-tools"));
for (const [title, questions] of [
  ["packages/registry/cases", ownQuestions(root)],
  ["../shared/conformance/schema-compat", publishedQuestions(root)],
] as const) {
  if (questions.length === 0) {
    console.log(`\n${title} is not present.`);
    continue;
  }
  const known = questions.flatMap(knownOf);
  const scores = [scoreOurs(known)];
  for (const tool of TOOLS) scores.push(await scoreTool(tool, tool.open(load), known));
  console.log(`\n${title}: ${known.length} pairs of schemas\n\n${tableOf(scores)}`);
}

/** Pairs that Ajv does not compile have no truth, and are left out for everybody. */
function knownOf(question: Question): readonly Known[] {
  try {
    const ours = ask(question);
    return [{ question, ours, truth: truthOf(question, ours) }];
  } catch (thrown) {
    if (thrown instanceof StreambridgeError && thrown.code === "SCHEMA_INVALID") return [];
    throw thrown;
  }
}

function tableOf(scores: readonly Score[]): string {
  const rows = scores.map(
    ({ name, right, falseSafe, falseAlarm, unknown, failed }) =>
      `| ${[name, right, falseSafe, falseAlarm, unknown, failed].join(" | ")} |`,
  );
  return [
    "| tool | right | false safe | false alarm | unknown | error |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}
