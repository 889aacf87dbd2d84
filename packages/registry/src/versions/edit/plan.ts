import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** One file as it is to be. */
export interface FileEdit {
  /** From the workspace's root. */
  readonly file: string;
  readonly text: string;
  /** What changes in it, as a clause such as `says that it is deprecated`. */
  readonly what: string;
}

/** What a command is going to do, and what is left for a person. */
export interface EditPlan {
  readonly edits: readonly FileEdit[];
  /** What to do next, in order; a command stands in backquotes. */
  readonly next: readonly string[];
}

/** Writes the files of a plan. */
export function applyPlan(root: string, { edits }: EditPlan): void {
  for (const { file, text } of edits) {
    const path = join(root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
