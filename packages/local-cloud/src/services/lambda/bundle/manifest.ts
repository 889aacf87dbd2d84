import { createHash, randomUUID } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { readFile, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";

/** What a bundle was made from. */
export interface Made {
  readonly project: string;
  readonly bundle: string;
  /** The files that esbuild read, from the project's folder. */
  readonly inputs: readonly string[];
  /** When esbuild began to read them, in ms since the epoch. */
  readonly since: number;
}

/** A file as it was when a bundle was made from it. */
interface Seen {
  readonly path: string;
  /** 0 for a file that was not there. */
  readonly size: number;
  readonly changedMs: number;
  readonly digest: string;
}

const NOT_THERE = { size: 0, mtimeMs: 0 };

const MANIFEST = "manifest.json";

/** Files beside the sources that decide what an import means. */
const DECIDING = ["package.json", "tsconfig.json"];
/** In the project's folder: what is installed. */
const LOCKFILES = ["pnpm-lock.yaml", "package-lock.json", "yarn.lock", "bun.lock"];

/** A bundle, and what made it so. */
export interface Bundled {
  readonly path: string;
  /** The files that decided on it, as absolute paths; what is installed is left out, but for the lockfile that names it. */
  readonly sources: readonly string[];
}

/** The bundle made earlier, if every file that decided on it is as it was. */
export async function freshBundle(folder: string): Promise<Bundled | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, MANIFEST), "utf8")) as { bundle: string; seen: Seen[] };
    await stat(manifest.bundle);
    return manifest.seen.every(isUnchanged) ? bundledFrom(manifest.bundle, manifest.seen) : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers what a bundle was made from; not if a file changed meanwhile, since nobody knows which of its texts was read. */
export async function keepManifest(folder: string, { project, bundle, inputs, since }: Made): Promise<Bundled> {
  const sources = inputs.map((path) => resolve(project, path));
  const own = new Set(sources.filter(isOwn).flatMap((path) => foldersUpTo(project, path)));
  const deciding = [...own].flatMap((place) => DECIDING.map((file) => join(place, file)));
  const lockfiles = LOCKFILES.map((file) => join(project, file));
  const seen = [...sources, ...deciding, ...lockfiles].map(look);
  const bundled = bundledFrom(bundle, seen);
  if (seen.some(({ changedMs }) => changedMs >= since)) return bundled;
  const beside = join(folder, `${MANIFEST}.${randomUUID()}`);
  await writeFile(beside, JSON.stringify({ bundle, seen }));
  await rename(beside, join(folder, MANIFEST));
  return bundled;
}

function bundledFrom(path: string, seen: readonly Seen[]): Bundled {
  return { path, sources: seen.map((file) => file.path).filter(isOwn) };
}

function isOwn(path: string): boolean {
  return !path.includes("node_modules");
}

function foldersUpTo(project: string, path: string): string[] {
  const folders: string[] = [];
  for (let place = dirname(path); !relative(project, place).startsWith(".."); place = dirname(place)) {
    folders.push(place);
    if (place === project) break;
  }
  return folders;
}

// Time and size are asked first; only a file that was touched is read. Without promises: there are thousands, and each
// would cost ten times the look itself.
function isUnchanged(seen: Seen): boolean {
  const { size, mtimeMs } = statSync(seen.path, { throwIfNoEntry: false }) ?? NOT_THERE;
  if (size === seen.size && mtimeMs === seen.changedMs) return true;
  return size === seen.size && look(seen.path).digest === seen.digest;
}

function look(path: string): Seen {
  const { size, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? NOT_THERE;
  const content = mtimeMs === 0 ? "" : readFileSync(path);
  return { path, size, changedMs: mtimeMs, digest: createHash("sha256").update(content).digest("hex") };
}
