import type { Entry, Files } from "../../read/files.ts";
import { filesInMemory } from "../../read/files.ts";
import { git } from "./git.ts";
import type { SchemaTree, TreeKind } from "./schema-tree.ts";

/** A commit whose schemas are wanted. */
export interface Revision {
  readonly name: string;
  readonly kind: TreeKind;
  /** Anything that git takes for a commit. */
  readonly commit: string;
}

/**
 * Lists the schemas of several commits; the content of a file is fetched when it is asked for. Commits with the very same
 * `schemas/` are one tree under the first's name, joined with the names of the others. One without `schemas/` is empty.
 */
export function readTrees(root: string, revisions: readonly Revision[]): readonly SchemaTree[] {
  const ids = treeIds(root, revisions);
  const byId = Map.groupBy(revisions, ({ kind }, index) => `${kind === "base" ? "base" : "kept"} ${ids[index]}`);
  const text = blobReader(root);
  return [...byId].map(([key, same]) => {
    const id = key.split(" ")[1] ?? "";
    const digests = id === MISSING ? new Map<string, string>() : listTree(root, id);
    const [first] = same;
    return { name: namesOf(same), kind: first?.kind ?? "release", digests, files: filesOf(digests, text) };
  });
}

const MISSING = "missing";

/** The id of `schemas/` at each commit, in one question. */
function treeIds(root: string, revisions: readonly Revision[]): readonly string[] {
  if (revisions.length === 0) return [];
  // schemas/ may lie in a folder of a larger repository.
  const prefix = git(root, ["rev-parse", "--show-prefix"]).trim();
  const asked = revisions.map(({ commit }) => `${commit}:${prefix}schemas`).join("\n");
  const answer = git(root, ["cat-file", "--batch-check=%(objectname)"], `${asked}\n`);
  return answer
    .trimEnd()
    .split("\n")
    .map((line) => (line.endsWith(` ${MISSING}`) ? MISSING : line));
}

function listTree(root: string, id: string): ReadonlyMap<string, string> {
  const lines = git(root, ["ls-tree", "-r", "-z", "--full-tree", id]).split("\0").filter(Boolean);
  return new Map(
    lines.map((line) => {
      const [about = "", path = ""] = line.split("\t");
      return [`schemas/${path}`, about.split(" ")[2] ?? ""];
    }),
  );
}

function namesOf(same: readonly Revision[]): string {
  return same.map(({ name }) => name).join(", ");
}

function filesOf(digests: ReadonlyMap<string, string>, text: (digest: string) => string): Files {
  const names = filesInMemory(digests);
  return {
    text: (file) => {
      const digest = digests.get(file);
      return digest === undefined ? undefined : text(digest);
    },
    entries: (folder): readonly Entry[] => names.entries(folder),
  };
}

/** Reads contents by their hash, each once. */
function blobReader(root: string): (digest: string) => string {
  const known = new Map<string, string>();
  return (digest) => {
    const text = known.get(digest) ?? git(root, ["cat-file", "blob", digest]);
    known.set(digest, text);
    return text;
  };
}
