import { StreambridgeError } from "@streambridge/errors";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { askGit } from "./git.ts";
import { readTrees } from "./git-tree.ts";
import { readMergeBase } from "./merge-base.ts";
import { readReleases } from "./releases.ts";
import { treeOnDisk, type SchemaTree } from "./schema-tree.ts";

/** Which schemas are to be compared. */
export interface Wanted {
  /** The folder of `schemas/` as it is now. */
  readonly root: string;
  /** The branch that this one will be merged to; a usual name when left out. */
  readonly base?: string;
  /** Only the releases of this stage. */
  readonly stage?: string;
  /** Instead of git: a folder that holds `schemas/` as it was. */
  readonly from?: string;
}

/**
 * The schemas that readers and archives may hold: every release, oldest first, then what the branch started from; or the
 * one folder that was named.
 *
 * @throws StreambridgeError `REVISIONS_UNREADABLE` outside a git repository, in a shallow clone, for a base that is not
 *   there, and for a folder without `schemas/`; the mend has the command.
 */
export function collectTrees({ root, base, stage, from }: Wanted): readonly SchemaTree[] {
  if (from !== undefined) return [treeInFolder(from)];
  refuseHalfRepository(root);
  const mergeBase = readMergeBase(root, base);
  const releases = readReleases(root, stage);
  return readTrees(root, [...releases, ...(mergeBase === undefined ? [] : [mergeBase])]);
}

/** @throws StreambridgeError `REVISIONS_UNREADABLE` when the folder has no `schemas/`. */
export function treeInFolder(folder: string): SchemaTree {
  if (!existsSync(join(folder, "schemas"))) {
    throw new StreambridgeError("REVISIONS_UNREADABLE", `${folder} has no folder schemas/`, {
      mend: "Name the folder that holds schemas/, as the root of a checkout does.",
    });
  }
  return treeOnDisk(folder, folder);
}

function refuseHalfRepository(root: string): void {
  const { status, stdout } = askGit(root, ["rev-parse", "--is-shallow-repository"]);
  if (status !== 0) {
    throw new StreambridgeError("REVISIONS_UNREADABLE", `${root} is in no git repository`, {
      mend: "Compare two folders instead: streambridge schema review --from DIR --to DIR",
    });
  }
  if (stdout.trim() !== "true") return;
  throw new StreambridgeError(
    "REVISIONS_UNREADABLE",
    "this clone is shallow: released revisions and the merge base may be missing from it",
    { mend: "Fetch the rest: git fetch --unshallow --tags (in GitHub Actions: actions/checkout with fetch-depth: 0)" },
  );
}
