import type { RemoveTargetsRequest, RemoveTargetsResponse } from "@aws-sdk/client-eventbridge";
import { changeableRule, operation } from "./context.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemoveTargets.html */
export const removeTargets = operation<RemoveTargetsRequest>((context, input) => {
  const rule = changeableRule(context, input.Rule, input.EventBusName, input.Force);
  for (const id of input.Ids ?? []) rule.targets.delete(id);
  return { FailedEntries: [], FailedEntryCount: 0 } satisfies RemoveTargetsResponse;
});
