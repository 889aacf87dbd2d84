import type { TagResourceRequest } from "@aws-sdk/client-eventbridge";
import { operation } from "./context.ts";
import { taggedArn, tagsIn } from "./tagged.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TagResource.html */
export const tagResource = operation<TagResourceRequest>((context, { ResourceARN, Tags }) => {
  context.tags.add(taggedArn(context, ResourceARN), tagsIn(Tags));
  return {};
});
