import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyProject, type ProjectCopy } from "@streambridge/local-cloud";
import { PROJECT } from "./world.ts";

/** One line of a source, as it is and as it is to be. */
export interface Edit {
  /** The path from the project's folder. */
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/** Edits a source as a person would. @throws Error where what is to be changed is not there, so that no story goes by a stale line. */
export function edit(project: Pick<ProjectCopy, "folder">, { path, from, to }: Edit): void {
  const file = join(project.folder, path);
  const text = readFileSync(file, "utf8");
  if (!text.includes(from)) throw new Error(`${path} has no "${from}"`);
  writeFileSync(file, text.replace(from, to));
}

/** A copy of this project with a few lines changed. */
export function changedProject(...edits: readonly Edit[]): ProjectCopy {
  const copy = copyProject(PROJECT);
  for (const each of edits) edit(copy, each);
  return copy;
}
