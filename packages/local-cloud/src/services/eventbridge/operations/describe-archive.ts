import type { DescribeArchiveRequest } from "@aws-sdk/client-eventbridge";
import { archiveOf, operation } from "./context.ts";
import { describeArchive as describe } from "./describe.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeArchive.html */
export const describeArchive = operation<DescribeArchiveRequest>((context, input) => {
  const archive = archiveOf(context, input.ArchiveName);
  return {
    ...describe(archive, context.clock),
    ArchiveArn: archive.arn,
    ...(archive.description !== undefined && { Description: archive.description }),
    ...(archive.eventPattern !== undefined && { EventPattern: archive.eventPattern }),
  };
});
