import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../test/root.ts";

const papers = globSync(["*.md", "docs/**/*.md", "packages/**/*.md", ".github/**/*.{md,yml}"], {
  cwd: root,
  exclude: (path) => path.includes("node_modules"),
});

const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** Code in a line, and what stands in a block of code. */
const CODE = /`([^`\n]+)`|^```\w*\n([\s\S]*?)^```/gm;

/** What follows `pnpm` and is no script of ours: the workspace's own programs, and pnpm's own words. */
const NO_SCRIPT = /^(?:install|exec|sst|vitest|oxfmt|oxlint|tsc)$/;

test.each(papers)("every script and file that %s tells one to run exists", (paper) => {
  expect(missingIn(readFileSync(join(root, paper), "utf8"))).toEqual([]);
});

test("a script or a file that does not exist is noticed", () => {
  const text =
    "`pnpm generat`, `npm run check`\n```sh\nnpm run chek -- --now\nvitest run packages/nowhere stacks\n```\n";
  expect(missingIn(`${text}\`node tools/nothing.ts\``)).toEqual([
    "generat",
    "chek",
    "packages/nowhere",
    "tools/nothing.ts",
  ]);
});

/** A tutorial has files of its own: one that it shows under its path, as a comment, counts as being there. */
function missingIn(text: string): readonly string[] {
  const code = [...text.matchAll(CODE)].map(([, line, block]) => line ?? block ?? "").join("\n");
  const named = [...code.matchAll(/(?:^|\s)(?:pnpm|npm run|pnpm run) ([a-z][\w:-]*)/g)].map(([, name = ""]) => name);
  const files = [...code.matchAll(/(?:^|\s)node ([\w/.-]+\.m?[jt]s)/g)].map(([, file = ""]) => file);
  const tested = [...code.matchAll(/vitest run ((?:[\w/.-]+ ?)+)/g)].flatMap(([, paths = ""]) =>
    paths.trim().split(" "),
  );
  return [
    ...named.filter((name) => !Object.hasOwn(scripts, name) && !NO_SCRIPT.test(name)),
    ...[...tested, ...files].filter((path) => !existsSync(join(root, path)) && !text.includes(`\n// ${path}/`)),
  ];
}
