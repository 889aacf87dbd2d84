import type { ListRulesRequest } from "@aws-sdk/client-eventbridge";
import { busOf, operation } from "./context.ts";
import { describeRule } from "./describe.ts";
import { page } from "./page.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html */
export const listRules = operation<ListRulesRequest>((context, input) => {
  const rules = [...busOf(context, input.EventBusName).rules.values()];
  const wanted = rules.filter(({ name }) => name.startsWith(input.NamePrefix ?? ""));
  const { items, ...next } = page(wanted, input);
  return { Rules: items.map((rule) => describeRule(rule)), ...next };
});
