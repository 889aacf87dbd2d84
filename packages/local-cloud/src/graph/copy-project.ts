import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A copy of a project that may be changed. */
export interface ProjectCopy {
  readonly folder: string;
  /** Deletes the copy; the original's packages and platform, which it only links to, stay. */
  remove(): void;
}

/** Linked where they lie, not copied: large, and never changed by a program. */
const LINKED = new Set(["node_modules", ".sst"]);
/** Neither copied nor linked: state of runs and of version control. */
const LEFT_OUT = new Set([".git", ".streambridge"]);

/**
 * Copies a project to a temporary folder, so that a test can change its sources and record or boot the result. Installed
 * packages and SST's platform are links to the original's; links between packages of a workspace therefore lead to the
 * original's packages, so that only what is named by path takes part in a change.
 */
export function copyProject(project: string): ProjectCopy {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "project-copy-")));
  copyFolder(realpathSync(project), folder);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (LEFT_OUT.has(entry.name)) continue;
    if (LINKED.has(entry.name)) symlinkSync(source, target, "dir");
    else if (entry.isDirectory()) copyFolder(source, target);
    else if (existsSync(source)) cpSync(source, target);
  }
}
