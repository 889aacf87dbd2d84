import { spawnSync } from "node:child_process";
import { StreambridgeError } from "@streambridge/errors";
import { recordRelease, type ReleaseRequest } from "@streambridge/registry";
import type { Out } from "../local/screen/paint.ts";
import { announceRelease } from "./announce-release.ts";

/** What `schema release` is asked. */
export interface ReleaseSchemasRequest extends ReleaseRequest {
  /** Whether the tag goes to `origin` as well. */
  readonly push: boolean;
  /** Whether what changed goes into the changelogs. */
  readonly changelog: boolean;
  /** Where the owners of the readers hit are told; the environment's when it is left out. */
  readonly webhook?: string | undefined;
  readonly out: Out;
}

/**
 * Records a release, says what it has that the one before had not, writes the changelogs, tells the owners of the readers
 * hit, and answers 0.
 *
 * @throws StreambridgeError what `recordRelease` throws; `REVISIONS_UNREADABLE` when origin does not take the tag;
 *   `NOTICE_FAILED` when an owner could not be told: the release stands then.
 */
export async function releaseSchemas(request: ReleaseSchemasRequest): Promise<0> {
  const { root, stage, push, changelog, webhook, out } = request;
  const { tag, isNew, changed } = recordRelease({ root, stage });
  if (!isNew) out.write(`${tag} already records these schemas.\n`);
  else out.write([`Recorded ${tag}:`, ...changed.map((type) => `  ${type}`), ""].join("\n"));
  if (push) pushTag(root, tag);
  else out.write(`Push it, so that reviews elsewhere see it: git push origin ${tag}\n`);
  if (isNew) await announceRelease({ root, release: tag, changelog, webhook, out });
  return 0;
}

function pushTag(root: string, tag: string): void {
  const { status, stderr } = spawnSync("git", ["-C", root, "push", "origin", `refs/tags/${tag}`], { encoding: "utf8" });
  if (status === 0) return;
  throw new StreambridgeError("REVISIONS_UNREADABLE", `origin did not take ${tag}: ${stderr.trim()}`, {
    mend: `The tag is there. git push origin ${tag}, then: streambridge schema announce --release ${tag} --changelog`,
  });
}
