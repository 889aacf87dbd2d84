import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from "@aws-sdk/client-eventbridge";
import { operation } from "./context.ts";
import { taggedArn } from "./tagged.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTagsForResource.html */
export const listTagsForResource = operation<ListTagsForResourceRequest>((context, { ResourceARN }) => {
  const tags = Object.entries(context.tags.of(taggedArn(context, ResourceARN)));
  return { Tags: tags.map(([Key, Value]) => ({ Key, Value })) } satisfies ListTagsForResourceResponse;
});
