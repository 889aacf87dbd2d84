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

/** The bundle made earlier, if every file that decided on it is as it was. */
export async function freshBundle(folder: string): Promise<string | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, MANIFEST), "utf8")) as { bundle: string; seen: Seen[] };
    await stat(manifest.bundle);
    return manifest.seen.every(isUnchanged) ? manifest.bundle : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers what a bundle was made from; not if a file changed meanwhile, since nobody knows which of its texts was read. */
export async function keepManifest(folder: string, { project, bundle, inputs, since }: Made): Promise<void> {
  const sources = inputs.map((path) => resolve(project, path));
  const own = new Set(
    sources.filter((path) => !path.includes("node_modules")).flatMap((path) => foldersUpTo(project, path)),
  );
  const deciding = [...own].flatMap((place) => DECIDING.map((file) => join(place, file)));
  const lockfiles = LOCKFILES.map((file) => join(project, file));
  const seen = [...sources, ...deciding, ...lockfiles].map(look);
  if (seen.some(({ changedMs }) => changedMs >= since)) return;
  const beside = join(folder, `${MANIFEST}.${randomUUID()}`);
  await writeFile(beside, JSON.stringify({ bundle, seen }));
  await rename(beside, join(folder, MANIFEST));
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
