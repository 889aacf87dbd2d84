import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../test/root.ts";

const papers = globSync(["*.md", "docs/**/*.md", "packages/**/README.md"], {
  cwd: root,
  exclude: (path) => path.includes("node_modules"),
});

/** A path that is written relative to the workspace: in a folder of the top level, with nothing but path characters. */
const PATH_IN_CODE = /^(?:packages|schemas|stacks|tools|docs|\.ci|\.github)\/[\w.*<>{},/@-]*$/;
const CODE = /`([^`\n]+)`/g;
const LINK = /\]\(([^)\s]+)\)/g;

/** What exists only once something has run. */
const MADE_BY_RUNNING = /^(?:node_modules|\.sst|\.streambridge)(?:\/|$)/;

test.each(papers)("every path that %s names exists", (paper) => {
  const text = withoutCodeBlocks(readFileSync(join(root, paper), "utf8"));
  const missing = [...pathsInCode(text), ...pathsInLinks(text, dirname(paper))].filter((path) => !exists(path));
  expect(missing).toEqual([]);
});

test("a path that does not exist is noticed", () => {
  const text = "`packages/nowhere` and [a link](docs/nothing.md#part), but `packages/errors` and `npm test`";
  expect([...pathsInCode(text), ...pathsInLinks(text, ".")].filter((path) => !exists(path))).toEqual([
    "packages/nowhere",
    "docs/nothing.md",
  ]);
});

function pathsInCode(text: string): readonly string[] {
  return [...text.matchAll(CODE)].map(([, code = ""]) => code).filter((code) => PATH_IN_CODE.test(code));
}

function pathsInLinks(text: string, folder: string): readonly string[] {
  return [...text.matchAll(LINK)]
    .map(([, target = ""]) => target.replace(/#.*$/, ""))
    .filter((target) => target !== "" && !/^[a-z]+:/.test(target))
    .map((target) => join(folder, target));
}

/** `<name>` and `*` stand for anything, `{a,b}` for each. */
function exists(path: string): boolean {
  if (MADE_BY_RUNNING.test(path)) return true;
  if (!/[<*{]/.test(path)) return existsSync(join(root, path));
  return globSync(path.replaceAll(/<[^>]+>/g, "*").replace(/\/$/, ""), { cwd: root }).length > 0;
}

function withoutCodeBlocks(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```/gm, "");
}

test("every page of docs is in its table of contents", () => {
  const listed = pathsInLinks(readFileSync(join(root, "docs/README.md"), "utf8"), "docs");
  const pages = papers.filter((paper) => dirname(paper) === "docs" && paper !== "docs/README.md");
  expect(pages.filter((page) => !listed.includes(page))).toEqual([]);
});

test("every story is in the table of the stories", () => {
  const listed = pathsInLinks(readFileSync(join(root, "packages/stories/README.md"), "utf8"), "packages/stories");
  const stories = globSync("packages/stories/src/[0-9]*.test.ts", { cwd: root });
  expect(stories.length).toBeGreaterThan(20);
  expect(stories.filter((story) => !listed.includes(story))).toEqual([]);
});
