import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../test/root.ts";
import { manifestFiles } from "../boot/stamp.mjs";

const workspace = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
const manifests = [...(/^packages:\n((?: {2}- .*\n)+)/m.exec(workspace)?.[1] ?? "").matchAll(/- (.*)\n/g)].flatMap(
  ([, pattern = ""]) => globSync(`${pattern}/package.json`, { cwd: root }),
);

test("the root tsconfig.json checks every project of the workspace", () => {
  const { references } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8")) as {
    references: { path: string }[];
  };
  const projects = globSync(
    [
      "packages/*/tsconfig.json",
      "packages/producers/*/tsconfig.json",
      "stacks/*/tsconfig.json",
      "tools/**/tsconfig.json",
    ],
    {
      cwd: root,
      exclude: (path) => path.includes("node_modules"),
    },
  );
  expect(references.map(({ path }) => path).toSorted()).toEqual(projects.map(dirname).toSorted());
});

test("a change of any manifest of the workspace makes the boot install again", () => {
  expect(manifests.length).toBeGreaterThan(10);
  expect(manifestFiles(root)).toEqual(expect.arrayContaining(manifests.map((manifest) => join(root, manifest))));
});
