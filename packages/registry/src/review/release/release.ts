import { StreambridgeError } from "@streambridge/errors";
import { checkRegistry } from "../../check/check.ts";
import { CHANGELOG } from "../../notice/write-changelogs.ts";
import { schemaInvalid } from "../../problem.ts";
import { readRegistry } from "../../read/read-registry.ts";
import { eventsOf } from "../../registry.ts";
import { bundle } from "../../view/bundle.ts";
import { schemaDigest } from "../digest.ts";
import { askGit, git } from "../revisions/git.ts";
import { readTrees } from "../revisions/git-tree.ts";
import { RELEASE_PREFIX, readReleases } from "../revisions/releases.ts";

/** What is to be recorded. */
export interface ReleaseRequest {
  /** The folder of `schemas/`, in a git repository. */
  readonly root: string;
  /** The stage that publishes these schemas from now on. */
  readonly stage: string;
}

/** What came of it. */
export interface Released {
  /** The tag that holds these schemas: a new one, or the last of the stage when they are the same. */
  readonly tag: string;
  readonly isNew: boolean;
  /** Event types that differ from the stage's release before; all of them at the first. */
  readonly changed: readonly string[];
}

const STAGE = /^[A-Za-z0-9-]+$/;

/**
 * Records that a stage publishes the schemas of the checked-out commit: the annotated tag `released/<stage>/<n>`, whose
 * message is the catalogue (each event type with the SHA-256 of its schema). Nothing is pushed.
 *
 * @throws StreambridgeError `USAGE` for a name that no stage has; `SCHEMA_INVALID` when a rule is broken;
 *   `REVISIONS_UNREADABLE` outside a repository, or when `schemas/` has changes that no commit holds.
 */
export function recordRelease({ root, stage }: ReleaseRequest): Released {
  if (!STAGE.test(stage)) {
    throw new StreambridgeError("USAGE", `${stage} is no name of a stage`, { mend: "Use letters, digits and -." });
  }
  refuseUncommitted(root);
  const registry = readRegistry(root);
  const problems = checkRegistry(registry);
  if (problems.length > 0) throw schemaInvalid(problems);
  const last = readReleases(root, stage).at(-1);
  const changed = changedSince(root, last);
  if (last !== undefined && changed.length === 0) return { tag: last.name, isNew: false, changed };
  const tag = `${RELEASE_PREFIX}${stage}/${(last?.number ?? 0) + 1}`;
  const catalogue = registry.domains.flatMap(({ defs, events }) =>
    events.map((event) => [event.type, schemaDigest(bundle(event.schema, defs))] as const),
  );
  const lines = catalogue.map(([type, digest]) => `${type} ${digest}`);
  git(
    root,
    [...TAGGER, "tag", "--annotate", "--no-sign", "--cleanup=verbatim", "--file=-", tag, "HEAD"],
    `${tag}\n\n${lines.join("\n")}\n`,
  );
  return { tag, isNew: true, changed: changed.length === 0 ? eventsOf(registry).map(({ type }) => type) : changed };
}

/** A machine that deploys need not have a name of its own. */
const TAGGER = ["-c", "user.name=streambridge", "-c", "user.email=streambridge@localhost"] as const;

/** What a release writes itself is committed after it. */
const NO_CHANGELOG = `:(exclude,glob)**/${CHANGELOG}`;

function refuseUncommitted(root: string): void {
  const { status, stdout } = askGit(root, ["status", "--porcelain", "--", "schemas", NO_CHANGELOG]);
  if (status !== 0) {
    throw new StreambridgeError("REVISIONS_UNREADABLE", `${root} is in no git repository`, {
      mend: "A release is a tag: run this where the deployed commit is checked out.",
    });
  }
  if (stdout === "") return;
  throw new StreambridgeError(
    "REVISIONS_UNREADABLE",
    `schemas/ has changes that no commit holds:\n${stdout.trimEnd()}`,
    {
      mend: "Commit them first: a release records a commit.",
    },
  );
}

/** The event types whose files, or whose domain's shapes, are not what the release has. */
function changedSince(
  root: string,
  last: { readonly name: string; readonly commit: string } | undefined,
): readonly string[] {
  const head = { name: "HEAD", kind: "base", commit: "HEAD" } as const;
  const trees = readTrees(root, [head, ...(last === undefined ? [] : [{ ...last, kind: "release" } as const])]);
  const [now, before] = [trees[0]?.digests, trees[1]?.digests];
  const paths = new Set([...(now?.keys() ?? []), ...(before?.keys() ?? [])]);
  const differing = [...paths].filter((path) => now?.get(path) !== before?.get(path));
  const shapes = differing.filter((path) => path.endsWith("/defs.json")).map((path) => path.replace(/defs\.json$/, ""));
  return [...paths]
    .filter((path) => /\/v\d+\.json$/.test(path))
    .filter((path) => differing.includes(path) || shapes.some((domain) => path.startsWith(domain)))
    .map((path) =>
      path
        .split("/")
        .slice(-2)
        .join(".")
        .replace(/\.json$/, ""),
    )
    .sort();
}
