import { setTimeout } from "node:timers/promises";
import {
  eventChanges,
  noticesOf,
  readReaders,
  readReleased,
  sendNotices,
  writeChangelogs,
  type Notice,
} from "@streambridge/registry";
import { noticeWebhook } from "../env.ts";
import type { Out } from "../local/screen/paint.ts";

/** What is to be made known. */
export interface Announcement {
  /** The folder of `schemas/`, in a git repository. */
  readonly root: string;
  /** The release's tag. */
  readonly release: string;
  readonly changelog: boolean;
  /** Only this owner. */
  readonly owner?: string | undefined;
  /** The environment's when it is left out. */
  readonly webhook?: string | undefined;
  readonly out: Out;
}

/**
 * Makes known what a release changed: in the changelog of each domain, and to the owners of the readers hit where a
 * webhook is configured. Without one they are named, so that somebody can tell them.
 *
 * @throws StreambridgeError `REVISIONS_UNREADABLE` when there is no such release; `NOTICE_FAILED` when an owner could not
 *   be told.
 */
export async function announceRelease(announcement: Announcement): Promise<void> {
  const { root, release, changelog, owner, webhook = noticeWebhook(), out } = announcement;
  const released = readReleased(root, release);
  const changes = eventChanges(released.before, released.after);
  if (changelog) for (const file of writeChangelogs(root, released, changes)) out.write(`Wrote ${file}; commit it.\n`);
  const { readers } = await readReaders(root);
  const notices = noticesOf(released, changes, readers).filter(
    (notice) => owner === undefined || notice.owner === owner,
  );
  for (const notice of notices) out.write(`${lineOf(notice)}\n`);
  if (notices.length === 0) {
    out.write("No reader is hit.\n");
  } else if (webhook === undefined) {
    out.write("Nobody was told: set SCHEMA_NOTICE_WEBHOOK to the address that takes notices.\n");
  } else {
    await sendNotices(webhook, notices, setTimeout);
    out.write(`Told ${notices.map((notice) => notice.owner).join(", ")}.\n`);
  }
}

function lineOf({ owner, changes }: Notice): string {
  return `Hits ${owner}: ${changes.map(({ reader, eventType }) => `${reader} (${eventType})`).join(", ")}`;
}
