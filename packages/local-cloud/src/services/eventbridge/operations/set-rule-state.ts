import type { DisableRuleRequest, EnableRuleRequest } from "@aws-sdk/client-eventbridge";
import { ruleOf, type EventBridgeContext, operation } from "./context.ts";

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_EnableRule.html */
export const enableRule = operation<EnableRuleRequest>((context, input) => setState(context, input, "ENABLED"));

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DisableRule.html */
export const disableRule = operation<DisableRuleRequest>((context, input) => setState(context, input, "DISABLED"));

function setState(context: EventBridgeContext, input: EnableRuleRequest, state: string): Record<string, never> {
  context.buses.putRule({ ...ruleOf(context, input.Name, input.EventBusName), state });
  return {};
}
