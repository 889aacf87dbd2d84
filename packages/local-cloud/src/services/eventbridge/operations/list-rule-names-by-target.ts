import type { ListRuleNamesByTargetRequest } from "@aws-sdk/client-eventbridge";
import { busOf, operation } from "./context.ts";
import { page } from "./page.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRuleNamesByTarget.html */
export const listRuleNamesByTarget = operation<ListRuleNamesByTargetRequest>((context, input) => {
  const rules = [...busOf(context, input.EventBusName).rules.values()];
  const sending = rules.filter(({ targets }) => [...targets.values()].some(({ Arn }) => Arn === input.TargetArn));
  const { items, ...next } = page(sending, input);
  return { RuleNames: items.map(({ name }) => name), ...next };
});
