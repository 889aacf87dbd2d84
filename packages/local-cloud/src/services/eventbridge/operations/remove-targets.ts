import type { RemoveTargetsRequest, RemoveTargetsResponse } from "@aws-sdk/client-eventbridge";
import { ruleOf, operation } from "./context.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemoveTargets.html */
export const removeTargets = operation<RemoveTargetsRequest>((context, input) => {
  const rule = ruleOf(context, input.Rule, input.EventBusName);
  for (const id of input.Ids ?? []) rule.targets.delete(id);
  return { FailedEntries: [], FailedEntryCount: 0 } satisfies RemoveTargetsResponse;
});
