import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { StreambridgeError } from "@streambridge/errors";

/** The file in which a site lists what it is made of, so that the next one takes away what is left over. */
const MANIFEST = "streambridge-docs.json";

/**
 * Writes a site into a folder, and takes away what an earlier one left there and this one has not.
 *
 * @throws StreambridgeError `USAGE` when the folder holds something else than an earlier site.
 */
export function writeSite(folder: string, plan: ReadonlyMap<string, string>): void {
  const left = earlierFiles(folder).filter((path) => !plan.has(path) && isInside(folder, path));
  for (const path of left) rmSync(join(folder, path), { force: true });
  const manifest: readonly [string, string] = [MANIFEST, `${JSON.stringify([...plan.keys()].sort(), undefined, 2)}\n`];
  for (const [path, text] of [...plan, manifest]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Whoever edited the list must not have files outside the site removed. */
function isInside(folder: string, path: string): boolean {
  return resolve(folder, path).startsWith(resolve(folder) + sep);
}

function earlierFiles(folder: string): readonly string[] {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return [];
  if (existsSync(join(folder, MANIFEST))) return JSON.parse(readFileSync(join(folder, MANIFEST), "utf8")) as string[];
  throw new StreambridgeError("USAGE", `${folder} is not empty and holds no earlier site`, {
    mend: "Name a new folder, or empty this one.",
  });
}
