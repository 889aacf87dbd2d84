import type { PutTargetsRequest, PutTargetsResponse } from "@aws-sdk/client-eventbridge";
import { awsFault } from "../../aws-fault.ts";
import type { Target } from "../buses.ts";
import { TARGETS_PER_RULE } from "../limits.ts";
import { checkTarget } from "./check-target.ts";
import { changeableRule, operation } from "./context.ts";

/** Adds targets to a rule; one with a known id is replaced. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html */
export const putTargets = operation<PutTargetsRequest>((context, input) => {
  const targets = input.Targets ?? [];
  for (const [index, target] of targets.entries()) checkTarget(target, `targets.${index + 1}.member`);
  const rule = changeableRule(context, input.Rule, input.EventBusName);
  const after = new Set([...rule.targets.keys(), ...targets.map(({ Id }) => Id)]);
  if (after.size > TARGETS_PER_RULE) {
    throw awsFault("LimitExceededException", "The requested resource exceeds the maximum number allowed.");
  }
  for (const target of targets) rule.targets.set(target.Id ?? "", target as Target);
  return { FailedEntries: [], FailedEntryCount: 0 } satisfies PutTargetsResponse;
});
