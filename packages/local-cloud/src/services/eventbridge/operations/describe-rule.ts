import type { DescribeRuleRequest, DescribeRuleResponse } from "@aws-sdk/client-eventbridge";
import { ruleOf, operation } from "./context.ts";
import { describeRule as describe } from "./describe.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRule.html */
export const describeRule = operation<DescribeRuleRequest>(
  (context, input) =>
    ({
      ...describe(ruleOf(context, input.Name, input.EventBusName)),
      CreatedBy: context.accountId,
    }) satisfies DescribeRuleResponse,
);
