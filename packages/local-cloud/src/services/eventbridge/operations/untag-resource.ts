import type { UntagResourceRequest } from "@aws-sdk/client-eventbridge";
import { operation } from "./context.ts";
import { taggedArn } from "./tagged.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UntagResource.html */
export const untagResource = operation<UntagResourceRequest>((context, { ResourceARN, TagKeys = [] }) => {
  context.tags.remove(taggedArn(context, ResourceARN), TagKeys);
  return {};
});
