import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { relative, resolve, sep } from "node:path";

/** Where a program's reading does not matter: packages are pinned by the lockfile, the platform by SST's version. */
const FOREIGN = new Set(["node_modules", ".sst", ".git"]);

const READERS = ["readFileSync", "readdirSync", "existsSync", "statSync", "readFile", "readdir", "stat"] as const;
const ASYNC_READERS = ["readFile", "readdir", "stat", "access"] as const;

/**
 * Notes every file and folder inside `project` that is read or asked after from now on, through `node:fs`. With the
 * bundled sources they are all that a recorded graph depends on.
 *
 * @returns the paths, relative to the project with `/` between folders; they grow while the program runs.
 */
export function watchReads(project: string): ReadonlySet<string> {
  const paths = new Set<string>();
  const note = (path: unknown): void => {
    const text = typeof path === "string" ? path : path instanceof URL ? path.pathname : undefined;
    if (text === undefined) return;
    const folders = relative(project, resolve(text)).split(sep);
    if (folders[0] !== ".." && !folders.some((folder) => FOREIGN.has(folder))) paths.add(folders.join("/"));
  };
  watch(fs, READERS, note);
  watch(fs.promises, ASYNC_READERS, note);
  syncBuiltinESMExports();
  return paths;
}

function watch(module: object, names: readonly string[], note: (path: unknown) => void): void {
  for (const name of names) {
    const original = Reflect.get(module, name) as (...args: unknown[]) => unknown;
    const watched = function (this: unknown, ...args: unknown[]): unknown {
      note(args[0]);
      return original.apply(this, args);
    };
    Reflect.set(module, name, Object.assign(watched, original));
  }
}
