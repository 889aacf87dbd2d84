import { createHash } from "node:crypto";
import { filesOnDisk, type Files } from "../../read/files.ts";

/**
 * What a set of schemas is to a review. `released` and `archived` ones bind; the `base` is what a branch started from;
 * `folder` is what somebody named.
 */
export type TreeKind = "release" | "base" | "folder";

/** All files under `schemas/` at one moment, known by the hashes of their contents before anything of them is read. */
export interface SchemaTree {
  /** As reports name it: `released/production/3`, `main (3f2a1b0)`, a folder. */
  readonly name: string;
  readonly kind: TreeKind;
  /** Path such as `schemas/users/defs.json` to git's hash of its content. */
  readonly digests: ReadonlyMap<string, string>;
  readonly files: Files;
}

/** The schemas that lie in a folder of the disk; `root` holds `schemas/`. */
export function treeOnDisk(root: string, name: string, kind: TreeKind = "folder"): SchemaTree {
  const files = filesOnDisk(root);
  const digests = new Map<string, string>();
  const visit = (folder: string): void => {
    for (const { name: entry, isFolder } of files.entries(folder)) {
      const path = `${folder}/${entry}`;
      if (isFolder) visit(path);
      else digests.set(path, blobDigest(files.text(path) ?? ""));
    }
  };
  visit("schemas");
  return { name, kind, digests, files };
}

/** Git's name for a content, so that a file of the disk and one of a commit can be compared without reading the other. */
export function blobDigest(text: string): string {
  const bytes = Buffer.from(text, "utf8");
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
