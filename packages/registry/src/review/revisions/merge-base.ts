import { StreambridgeError } from "@streambridge/errors";
import { askGit } from "./git.ts";
import type { Revision } from "./git-tree.ts";

/** What a branch is usually merged to, when nobody says it; the first that exists is taken. */
const USUAL = ["origin/HEAD", "origin/main", "main", "origin/master", "master"] as const;

/**
 * The commit from which the checked-out branch left `base`, or the usual branch; undefined when there is no usual one.
 *
 * @throws StreambridgeError `REVISIONS_UNREADABLE` when `base` names no commit, or has none in common with this branch.
 */
export function readMergeBase(root: string, base?: string): Revision | undefined {
  const name = base ?? USUAL.find((usual) => isCommit(root, usual));
  if (name === undefined || !isCommit(root, "HEAD")) return undefined;
  if (!isCommit(root, name)) {
    throw new StreambridgeError("REVISIONS_UNREADABLE", `git knows no revision ${name}`, {
      mend: "Fetch it (git fetch origin main), or name another: streambridge schema review --base origin/main",
    });
  }
  const { status, stdout } = askGit(root, ["merge-base", name, "HEAD"]);
  if (status !== 0) {
    throw new StreambridgeError("REVISIONS_UNREADABLE", `${name} and this branch have no commit in common`, {
      mend: "Name the branch that this one started from: streambridge schema review --base REV",
    });
  }
  const commit = stdout.trim();
  return { name: `${name} (${commit.slice(0, 7)})`, kind: "base", commit };
}

function isCommit(root: string, name: string): boolean {
  return askGit(root, ["rev-parse", "--verify", "--quiet", `${name}^{commit}`]).status === 0;
}
