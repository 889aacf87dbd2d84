import { StreambridgeError } from "@streambridge/errors";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { askGit } from "./git.ts";
import { readTrees } from "./git-tree.ts";
import { readMergeBase } from "./merge-base.ts";
import { readReleases, type Release } from "./releases.ts";
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
 *   there, where there is nothing to compare with, and for a folder without `schemas/`; `USAGE` for a stage that has
 *   released nothing. The mend has the command.
 */
export function collectTrees({ root, base, stage, from }: Wanted): readonly SchemaTree[] {
  if (from !== undefined) return [treeInFolder(from)];
  refuseHalfRepository(root);
  const mergeBase = readMergeBase(root, base);
  const releases = releasesOf(root, stage);
  const revisions = [...releases, ...(mergeBase === undefined ? [] : [mergeBase])];
  if (revisions.length === 0) throw nothingToCompareWith();
  return readTrees(root, revisions);
}

/** A stage that is not there would be compared with nothing, and everything would pass. */
function releasesOf(root: string, stage: string | undefined): readonly Release[] {
  const releases = readReleases(root);
  if (stage === undefined) return releases;
  const wanted = releases.filter((release) => release.stage === stage);
  if (wanted.length > 0) return wanted;
  const stages = [...new Set(releases.map((release) => release.stage))];
  throw new StreambridgeError("USAGE", `no release of a stage ${stage} is recorded`, {
    mend:
      stages.length === 0
        ? `No stage has one. Leave --stage out, fetch the tags, or record one: streambridge schema release --stage ${stage}`
        : `Stages with releases are ${stages.join(", ")}.`,
  });
}

/** To pass without having compared anything would be a promise that nobody looked at. */
function nothingToCompareWith(): StreambridgeError {
  return new StreambridgeError(
    "REVISIONS_UNREADABLE",
    "there is nothing to compare with: no release is recorded here, and no branch to merge to is known",
    {
      mend: "Name a branch or a commit, `streambridge schema review --base REV`, or fetch them: git fetch origin main --tags",
    },
  );
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
  if (!existsSync(root)) {
    throw new StreambridgeError("REVISIONS_UNREADABLE", `there is no folder ${root}`, {
      mend: "Name the folder that holds schemas/, as the root of a checkout does.",
    });
  }
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
