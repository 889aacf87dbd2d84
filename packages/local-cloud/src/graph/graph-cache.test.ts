import { mkdirSync, readdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { smallProject, type SmallProject } from "../testing/small-project.ts";
import type { ResourceGraph } from "./graph.ts";
import { cachedGraphFile, readCachedGraph, writeCachedGraph } from "./graph-cache.ts";
import { recordGraph } from "./record-graph.ts";

/** A queue per file of a folder, named by the file's text; one more from a module of the project. */
const PROGRAM = `
  const { readdirSync, readFileSync } = await import("node:fs");
  for (const file of readdirSync("boxes")) new sst.aws.Queue(readFileSync("boxes/" + file, "utf8"));
  const { more } = await import("./more.ts");
  new sst.aws.Queue(more);`;

let project: SmallProject;
let cache: string;
const options = () => ({ project: project.folder, stage: "live", cache });
const queuesOf = (graph: ResourceGraph) =>
  graph.resources.filter(({ type }) => type === "sst:aws:Queue").map(({ name }) => name);

/** Files made in this very moment count as changed during the recording. */
function write(path: string, text: string): void {
  project.write(path, text);
  const before = new Date(Date.now() - 60_000);
  utimesSync(join(project.folder, path), before, before);
}

beforeAll(async () => {
  project = await smallProject(PROGRAM);
  cache = join(project.folder, "kept");
  write("boxes/one", "Red");
  write("more.ts", `export const more = "Blue";`);
  write("unread.ts", "");
  for (const path of ["sst.config.ts", "boxes"]) utimesSync(join(project.folder, path), new Date(0), new Date(0));
  await recordGraph(options());
});
afterAll(() => project.remove());

test("an unchanged program is not run again, and its graph is there at once", async () => {
  const graph = await recordGraph(options());
  expect(queuesOf(graph)).toEqual(["Blue", "Red"]);
  const kept = statSync(cachedGraphFile(options(), cache)).mtimeMs;
  await recordGraph(options());
  expect(statSync(cachedGraphFile(options(), cache)).mtimeMs, "recorded anew, it would be kept anew").toBe(kept);
});

test("a file that the program does not read makes no difference", () => {
  write("unread.ts", "changed");
  expect(readCachedGraph(options(), cache)).toBeDefined();
});

test("another stage, or another secret, is another graph", () => {
  expect(readCachedGraph({ ...options(), stage: "other" }, cache)).toBeUndefined();
  expect(readCachedGraph({ ...options(), secrets: { Key: "x" } }, cache)).toBeUndefined();
});

// Each goes on from the one before; one recording a test, since each is a process of its own.
test.each([
  ["a changed source", "more.ts", `export const more = "Green";`, ["Green", "Red"]],
  ["a changed file", "boxes/one", "Pink", ["Green", "Pink"]],
  ["a new file in a folder", "boxes/two", "Grey", ["Green", "Grey", "Pink"]],
])("%s is noticed", async (_what, path, text, queues) => {
  write(path, text);
  expect(queuesOf(await recordGraph(options()))).toEqual(queues);
});

test("a graph is not kept when a file was changed while the program was recorded", () => {
  const graph = { resources: [] } as unknown as ResourceGraph;
  const other = { ...options(), stage: "changing" };
  project.write("more.ts", `export const more = "Now";`);
  writeCachedGraph(other, cache, { graph, reads: ["more.ts"] }, Date.now() - 5_000);
  expect(readCachedGraph(other, cache)).toBeUndefined();
});

test("two who want the same graph at the same time record it once", async () => {
  const fresh = join(project.folder, "fresh");
  mkdirSync(fresh);
  for (const path of ["more.ts", "boxes"]) utimesSync(join(project.folder, path), new Date(0), new Date(0));
  const [first, second] = await Promise.all([1, 2].map(() => recordGraph({ ...options(), cache: fresh })));
  // Equal through JSON: the second one took what the first one had kept.
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  expect(readdirSync(fresh)).toHaveLength(1);
});
