import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { StreambridgeError } from "@streambridge/errors";
import { atPlace } from "./at-place.ts";

/** Files to be: path below their folder to text. */
export type FolderPlan = ReadonlyMap<string, string>;

/**
 * Writes files into a folder of their own, and takes away what an earlier run left there and this one does not make. A
 * manifest in the folder lists the files.
 *
 * @param manifest the manifest's name
 * @throws StreambridgeError `USAGE` when the folder holds something, and no such manifest, or cannot be a folder.
 */
export function writeFolder(folder: string, plan: FolderPlan, manifest: string): void {
  const earlier = readManifest(folder, manifest);
  if (earlier === undefined && existsSync(folder) && atPlace(folder, () => readdirSync(folder)).length > 0) {
    throw new StreambridgeError("USAGE", `${folder} is not empty, and was not written by this command`, {
      mend: "Name a new folder, or empty this one.",
    });
  }
  atPlace(folder, () => bringInLine(folder, plan, manifest, earlier ?? []));
}

/**
 * As {@link writeFolder}, into a folder that has files of others as well; those are left alone.
 *
 * @throws StreambridgeError `USAGE` when a file of others stands where one is to be written, or the folder cannot be one.
 */
export function writeBeside(folder: string, plan: FolderPlan, manifest: string): void {
  const earlier = readManifest(folder, manifest) ?? [];
  const foreign = [...plan.keys()].find((path) => !earlier.includes(path) && existsSync(join(folder, path)));
  if (foreign !== undefined) {
    throw new StreambridgeError("USAGE", `${join(folder, foreign)} is there, and was not written by this command`, {
      mend: "Move it away, or name another folder.",
    });
  }
  atPlace(folder, () => bringInLine(folder, plan, manifest, earlier));
}

function bringInLine(folder: string, plan: FolderPlan, manifest: string, earlier: readonly string[]): void {
  const left = earlier.filter((path) => !plan.has(path) && isInside(folder, path));
  for (const path of left) rmSync(join(folder, path), { force: true });
  const list = `${JSON.stringify([...plan.keys()].sort(), undefined, 2)}\n`;
  for (const [path, text] of new Map([...plan, [manifest, list]])) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The files that differ from the plan, are missing, or were left by an earlier run; none when the folder is fresh. */
export function differingFiles(folder: string, plan: FolderPlan, manifest: string): readonly string[] {
  const differing = [...plan].filter(([path, text]) => textOf(join(folder, path)) !== text).map(([path]) => path);
  const left = (readManifest(folder, manifest) ?? []).filter((path) => !plan.has(path));
  return [...differing, ...left].sort();
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** A list that somebody edited must not have files outside the folder removed. */
function isInside(folder: string, path: string): boolean {
  return resolve(folder, path).startsWith(resolve(folder) + sep);
}

function readManifest(folder: string, manifest: string): readonly string[] | undefined {
  const list = textOf(join(folder, manifest));
  if (list === undefined) return undefined;
  const paths = parse(list);
  if (Array.isArray(paths) && paths.every((path) => typeof path === "string")) return paths;
  throw new StreambridgeError("USAGE", `${join(folder, manifest)} is no list of files any more`, {
    mend: "Empty the folder: what of it an earlier run wrote cannot be told.",
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
