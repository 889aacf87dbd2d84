import { existsSync, statSync } from "node:fs";
import { readFile, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, test } from "vitest";
import { KEEP_BUNDLE_MS } from "../../../limits.ts";
import { buildOf } from "../../../testing/graph-of.ts";
import { handlerProject, type HandlerProject } from "../../../testing/handler-project.ts";
import { bundle } from "./bundle.ts";
import type { Bundled } from "./manifest.ts";

const projects: HandlerProject[] = [];
afterEach(() => {
  for (const project of projects.splice(0)) project.remove();
});

function projectOf(files: Readonly<Record<string, string>>): HandlerProject {
  const project = handlerProject(files);
  projects.push(project);
  return project;
}

const bundlingOf = ({ folder }: HandlerProject, properties: Readonly<Record<string, unknown>> = {}): Promise<Bundled> =>
  bundle({ project: folder, build: buildOf("F", "src/main.handler", { properties }), cache: join(folder, "cache") });

const bundleOf = async (...args: Parameters<typeof bundlingOf>): Promise<string> => (await bundlingOf(...args)).path;

const HANDLER = { "src/main.ts": 'import { text } from "./text.ts"; export const handler = () => text;' };

test("a bundle that is still true is taken as it is", async () => {
  const project = projectOf({ ...HANDLER, "src/text.ts": 'export const text = "one";' });
  const first = await bundleOf(project);
  const made = statSync(first).mtimeMs;
  expect(await bundleOf(project)).toBe(first);
  expect(statSync(first).mtimeMs).toBe(made);
});

test("a file that was touched but not changed keeps its bundle", async () => {
  const project = projectOf({ ...HANDLER, "src/text.ts": 'export const text = "one";' });
  const first = await bundleOf(project);
  await utimes(join(project.folder, "src/text.ts"), new Date(), new Date(0));
  expect(await bundleOf(project)).toBe(first);
});

test("a change of an imported file makes a new bundle beside the old one", async () => {
  const project = projectOf({ ...HANDLER, "src/text.ts": 'export const text = "one";' });
  const first = await bundleOf(project);
  project.write("src/text.ts", 'export const text = "two";');
  const second = await bundleOf(project);
  expect(second).not.toBe(first);
  expect(await readFile(first, "utf8")).toContain('"one"');
  expect(await readFile(second, "utf8")).toContain('"two"');
});

test("a change of what is installed makes the bundle anew", async () => {
  const project = projectOf({ ...HANDLER, "src/text.ts": 'export const text = "one";' });
  const manifest = join(dirname(dirname(await bundleOf(project))), "manifest.json");
  const before = await readFile(manifest, "utf8");
  project.write("package-lock.json", "{}");
  await bundleOf(project);
  expect(await readFile(manifest, "utf8")).not.toBe(before);
});

test("SST's options reach the bundler: minifying, packages left out, a banner", async () => {
  const project = projectOf({
    "src/main.ts":
      'import left from "left-out"; export const handler = () => { const longName = left; return longName; };',
  });
  const text = await readFile(
    await bundleOf(project, { minify: true, install: ["left-out"], banner: "/* ours */" }),
    "utf8",
  );
  expect(text).toContain("/* ours */");
  expect(text).toContain("topLevelCreateRequire");
  expect(text).toMatch(/from"left-out"/);
  expect(text).not.toContain("longName");
});

test("where a function is split, what it imports later lies beside it, and a change of that is another bundle", async () => {
  const project = projectOf({
    "src/main.ts": 'export const handler = async () => (await import("./later.ts")).text;',
    "src/later.ts": 'export const text = "said later";',
  });
  const first = await bundleOf(project, { splitting: true });
  expect(await readFile(first, "utf8")).not.toContain("said later");
  const { handler } = (await import(pathToFileURL(first).href)) as { handler: () => Promise<string> };
  expect(await handler()).toBe("said later");

  project.write("src/later.ts", 'export const text = "said otherwise";');
  expect(await bundleOf(project, { splitting: true })).not.toBe(first);
});

test("a handler that does not bundle is named, with esbuild's message", async () => {
  const project = projectOf({ "src/main.ts": 'import { x } from "./nowhere.ts"; export const handler = () => x;' });
  await expect(bundleOf(project)).rejects.toMatchObject({
    code: "BUNDLE_FAILED",
    message: expect.stringMatching(/handler src\/main\.handler does not bundle[^]*Could not resolve "\.\/nowhere\.ts"/),
  });
});

test("a handler whose file is missing is named", async () => {
  await expect(bundleOf(projectOf({}))).rejects.toMatchObject({
    code: "BUNDLE_FAILED",
    mend: expect.stringContaining("src/main.ts"),
  });
});

test("what decided on a bundle is told, the same when it is made and when it is found", async () => {
  const project = projectOf({ ...HANDLER, "src/text.ts": 'export const text = "one";' });
  const made = await bundlingOf(project);
  expect(made.sources).toEqual(
    expect.arrayContaining(["src/main.ts", "src/text.ts", "package.json"].map((path) => join(project.folder, path))),
  );
  expect(await bundlingOf(project)).toEqual(made);
});

test("bundles of another day are deleted when a new one is made, those of today are not", async () => {
  const project = projectOf({ ...HANDLER, "src/text.ts": 'export const text = "one";' });
  const old = dirname(await bundleOf(project));
  project.write("src/text.ts", 'export const text = "two";');
  const recent = dirname(await bundleOf(project));
  await utimes(old, new Date(), new Date(Date.now() - KEEP_BUNDLE_MS - 1000));
  project.write("src/text.ts", 'export const text = "three";');
  await bundleOf(project);
  expect([existsSync(old), existsSync(recent)]).toEqual([false, true]);
});
