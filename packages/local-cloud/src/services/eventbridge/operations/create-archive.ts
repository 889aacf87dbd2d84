import type { CreateArchiveRequest } from "@aws-sdk/client-eventbridge";
import { awsFault } from "../../aws-fault.ts";
import { ARCHIVE_NAME_MAX_CHARACTERS } from "../limits.ts";
import { archiveSettings } from "./archive-settings.ts";
import { nameOf, sourceArnOf } from "./check-members.ts";
import { busOf, operation } from "./context.ts";
import { archiveState } from "./describe.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateArchive.html */
export const createArchive = operation<CreateArchiveRequest>((context, input) => {
  const name = nameOf(input.ArchiveName, "archiveName", ARCHIVE_NAME_MAX_CHARACTERS);
  const bus = busOf(context, sourceArnOf(input.EventSourceArn));
  if (context.archives.find(name) !== undefined) {
    throw awsFault("ResourceAlreadyExistsException", `Archive ${name} already exists.`);
  }
  return archiveState(context.archives.create(name, bus, { retentionDays: 0, ...archiveSettings(input) }));
});
