import { createHash, randomUUID } from "node:crypto";
import { globSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fingerprint } from "./fingerprint.ts";
import type { RecordOptions, ResourceGraph } from "./graph.ts";
import type { Recording } from "./recording/record.ts";

/** A kept graph, with the state of every file and folder that its program read. */
interface CachedGraph {
  readonly reads: readonly (readonly [path: string, fingerprint: string])[];
  readonly graph: ResourceGraph;
}

/**
 * The graph that was kept for these options, if nothing that its program read has changed since. What a program reads is
 * known from the recording itself: its sources, and each file and folder that it looked at while it ran.
 *
 * @param cache the folder of kept graphs.
 */
export function readCachedGraph(options: RecordOptions, cache: string): ResourceGraph | undefined {
  const kept = parse(cachedGraphFile(options, cache));
  const isCurrent = kept?.reads.every(([path, before]) => fingerprint(join(options.project, path)) === before);
  return isCurrent ? kept?.graph : undefined;
}

/** What the program read when the kept graph was recorded, each with its fingerprint then; none where none is kept. */
export function readsOf(options: RecordOptions, cache: string): CachedGraph["reads"] {
  return parse(cachedGraphFile(options, cache))?.reads ?? [];
}

/**
 * Keeps a graph in the place of the one that was kept for the same options. Where a file was changed while the program
 * was being recorded nobody knows which state went into the graph: then nothing is kept.
 *
 * @param startedAt when the recording began, in ms since the epoch.
 */
export function writeCachedGraph(
  options: RecordOptions,
  cache: string,
  { graph, reads }: Recording,
  startedAt: number,
): void {
  const changed = (path: string): boolean =>
    (statSync(join(options.project, path), { throwIfNoEntry: false })?.mtimeMs ?? 0) >= startedAt;
  if (reads.some(changed)) return;
  const kept: CachedGraph = { reads: reads.map((path) => [path, fingerprint(join(options.project, path))]), graph };
  const file = cachedGraphFile(options, cache);
  mkdirSync(cache, { recursive: true });
  // Moved into place, so that nobody reads half a graph.
  const half = `${file}.${randomUUID()}`;
  writeFileSync(half, JSON.stringify(kept));
  renameSync(half, file);
}

/** Where a graph is kept: one file per project, stage, secrets, version of SST and version of the recorder. */
export function cachedGraphFile({ project, stage, secrets = {} }: RecordOptions, cache: string): string {
  const key = JSON.stringify([
    resolve(project),
    stage,
    Object.entries(secrets).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    fingerprint(join(project, ".sst/platform/version")),
    process.version,
    recorderFingerprint(),
  ]);
  return join(cache, `${createHash("sha256").update(key).digest("hex").slice(0, 32)}.json`);
}

/** Another recorder may make another graph of the same program. */
function recorderFingerprint(): string[] {
  const files = globSync("recording/**/*.ts", { cwd: import.meta.dirname }).toSorted();
  return files.map((file) => fingerprint(join(import.meta.dirname, file)));
}

function parse(file: string): CachedGraph | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as CachedGraph;
  } catch {
    return undefined;
  }
}
