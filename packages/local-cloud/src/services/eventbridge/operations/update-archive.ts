import type { UpdateArchiveRequest } from "@aws-sdk/client-eventbridge";
import { archiveSettings } from "./archive-settings.ts";
import { archiveOf, operation } from "./context.ts";
import { archiveState } from "./describe.ts";

/**
 * Changes what is given. An archive that does not exist is refused as the API reference says; AWS was once recorded to
 * fail with InternalException instead.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UpdateArchive.html
 */
export const updateArchive = operation<UpdateArchiveRequest>((context, input) =>
  archiveState(context.archives.update(archiveOf(context, input.ArchiveName), archiveSettings(input))),
);
