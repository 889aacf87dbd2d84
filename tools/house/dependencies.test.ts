import { globSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../test/root.ts";
import { importsOf, sources, type Source } from "./sources.ts";

/** SST's platform lists what the program imports that SST brings along, not what is in the folder. */
const LEFT_OUT = /node_modules|tools\/sst-platform/;

/** What a consumer's folder has at hand without a manifest of its own (decision 0004). */
const CONSUMERS = "packages/consumers";

/** Folders of the packages, inner ones first: a file belongs to the innermost. */
const folders = globSync("{packages,tools}/**/package.json", { cwd: root, exclude: (path) => LEFT_OUT.test(path) })
  .map(dirname)
  .toSorted((left, right) => right.length - left.length);

const written = sources();

test.each(folders)("%s declares what it imports", (folder) => {
  const within = folder.startsWith(`${CONSUMERS}/`) ? [folder, CONSUMERS] : [folder];
  const declared = new Set(within.flatMap(dependenciesOf));
  const undeclared = importedIn(filesOf(folder)).filter(
    (name) => !declared.has(name) && !declared.has(`@types/${name}`),
  );
  expect(undeclared).toEqual([]);
});

test.each(folders.filter((folder) => folder !== CONSUMERS))("%s uses what it declares", (folder) => {
  const text = filesOf(folder)
    .map((file) => file.text)
    .join("\n");
  const unused = dependenciesOf(folder).filter(
    (name) => !new RegExp(`"${name.replace(/^@types\//, "")}["/]`).test(text),
  );
  expect(unused).toEqual([]);
});

function filesOf(folder: string): readonly Source[] {
  return written.filter(({ path }) => folders.find((home) => path.startsWith(`${home}/`)) === folder);
}

function dependenciesOf(folder: string): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Record<string, object>;
  return ["dependencies", "devDependencies"].flatMap((kind) => Object.keys(manifest[kind] ?? {}));
}

/** Names of the packages that files import: neither Node's own nor files beside them. */
function importedIn(files: readonly Source[]): readonly string[] {
  const specifiers = files.flatMap(importsOf).map(({ specifier }) => specifier);
  const names = specifiers.flatMap((specifier) => /^(?:@[\w-]+\/)?[\w-][\w.-]*/.exec(specifier)?.[0] ?? []);
  return [...new Set(names)].filter((name) => name !== "node" && !builtinModules.includes(name));
}
