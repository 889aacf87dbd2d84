import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const DOC = join(import.meta.dirname, "../../../../docs/operating.md");

/** The sources of the commands, and what they share with others. */
const SOURCES = ["failures/**/*.ts", "invoke.ts"];
const ROOT = join(import.meta.dirname, "..");

/** Operations whose right has another name, and the paginators' operations. */
const RIGHT_OF: Readonly<Record<string, string>> = {
  ChangeMessageVisibilityBatch: "ChangeMessageVisibility",
  Invoke: "InvokeFunction",
  ListObjectsV2: "ListBucket",
};

test("the policy of the documentation names the right to every operation of AWS that the commands use, and no other", () => {
  const [, json = ""] = /```json\n(\{\n {2}"Version"[\s\S]*?)```/.exec(readFileSync(DOC, "utf8")) ?? [];
  const { Statement } = JSON.parse(json) as { Statement: { Action: string[] }[] };
  const allowed = Statement.flatMap(({ Action }) => Action.map((action) => action.split(":")[1]));
  expect(new Set(allowed)).toEqual(new Set(operations().map((name) => RIGHT_OF[name] ?? name)));
});

function operations(): readonly string[] {
  const files = globSync(SOURCES, { cwd: ROOT, exclude: (path) => /test\.ts$|testing/.test(path) });
  return files.flatMap((file) => {
    const text = readFileSync(join(ROOT, file), "utf8");
    return [...text.matchAll(/new (\w+)Command\(|paginate(\w+)\(/g)].map(([, command, page]) => command ?? page ?? "");
  });
}
