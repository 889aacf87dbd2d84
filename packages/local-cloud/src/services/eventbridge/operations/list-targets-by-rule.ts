import type { ListTargetsByRuleRequest } from "@aws-sdk/client-eventbridge";
import { ruleOf, operation } from "./context.ts";
import { page } from "./page.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTargetsByRule.html */
export const listTargetsByRule = operation<ListTargetsByRuleRequest>((context, input) => {
  const { items, ...next } = page([...ruleOf(context, input.Rule, input.EventBusName).targets.values()], input);
  return { Targets: items, ...next };
});
