import type { DeleteRuleRequest } from "@aws-sdk/client-eventbridge";
import { awsFault } from "../../aws-fault.ts";
import { busOf, operation, refuseManaged } from "./context.ts";

/** A rule that does not exist is gone already. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteRule.html */
export const deleteRule = operation<DeleteRuleRequest>((context, input) => {
  const rule = busOf(context, input.EventBusName).rules.get(input.Name ?? "");
  if (rule === undefined) return {};
  if (input.Force !== true) refuseManaged(rule);
  if (rule.targets.size > 0) throw awsFault("ValidationException", "Rule can't be deleted since it has targets.");
  context.tags.forget(rule.arn);
  context.buses.removeRule(rule);
  return {};
});
