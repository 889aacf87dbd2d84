import { StreambridgeError } from "@streambridge/errors";
import { readRegistry } from "../read/read-registry.ts";
import type { Registry } from "../registry.ts";
import { git } from "../review/revisions/git.ts";
import { readTrees } from "../review/revisions/git-tree.ts";
import { readReleases, type Release } from "../review/revisions/releases.ts";

/** What a release published, and what its stage had published until then. */
export interface ReleasedSchemas {
  /** The tag, such as `released/production/3`. */
  readonly release: string;
  readonly stage: string;
  /** The day on which the tag was made, `YYYY-MM-DD`. */
  readonly day: string;
  /** Absent at a stage's first release. */
  readonly before?: Registry;
  readonly after: Registry;
}

/**
 * Reads the schemas of a release and of the one before it, from the repository's tags.
 *
 * @throws StreambridgeError `REVISIONS_UNREADABLE` when there is no such release.
 */
export function readReleased(root: string, tag: string): ReleasedSchemas {
  const all = readReleases(root);
  const release = all.find(({ name }) => name === tag);
  if (release === undefined) throw unknown(tag, all);
  const before = all.findLast(({ stage, number }) => stage === release.stage && number < release.number);
  return {
    release: tag,
    stage: release.stage,
    day: git(root, ["for-each-ref", "--format=%(creatordate:short)", release.commit]).trim(),
    ...(before !== undefined && { before: registryOf(root, before) }),
    after: registryOf(root, release),
  };
}

function registryOf(root: string, release: Release): Registry {
  return readTrees(root, [release]).map(({ files }) => readRegistry(files))[0] as Registry;
}

function unknown(tag: string, all: readonly Release[]): StreambridgeError {
  const known = all.map(({ name }) => name).join(", ");
  return new StreambridgeError("REVISIONS_UNREADABLE", `there is no release ${tag}`, {
    mend: known === "" ? "Fetch the tags: git fetch --tags" : `Known are ${known}; git fetch --tags brings newer ones.`,
  });
}
