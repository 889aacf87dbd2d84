import type { DeleteArchiveRequest } from "@aws-sdk/client-eventbridge";
import { archiveOf, operation } from "./context.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteArchive.html */
export const deleteArchive = operation<DeleteArchiveRequest>((context, input) => {
  context.archives.remove(archiveOf(context, input.ArchiveName));
  return {};
});
